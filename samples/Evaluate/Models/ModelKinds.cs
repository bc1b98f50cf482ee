using Ranking.Embeddings;

namespace Ranking.Samples.Evaluate.Models;

/// <summary>Trains a model by its name, with settings of the command line.</summary>
internal static class ModelKinds
{
    // Models in steps stop by people they do not train on; so many are taken out of the training data where nobody else is given.
    private const int MostForValidation = 1000;
    private const double ShareForValidation = 0.1;

    public static IReadOnlyList<string> Names { get; } = ["ease", "elsa", "als", "itemknn", "popularity", "ensemble"];

    public static CollaborativeModel Train(
        string kind, InteractionMatrix interactions, ValidationFold? fold, ModelSettings settings, ulong seed, Func<string, IProgress<TrainingProgress>> bars, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case "ease":
                double regularisation = settings.Number("regularisation", 500);
                settings.Check();
                return Embeddings.Train.Ease(interactions, regularisation, fold, bars(kind), 0, cancellationToken);
            case "itemknn":
                (int neighbours, double shrinkage) = (settings.Whole("neighbours", 100), settings.Number("shrinkage", 0));
                settings.Check();
                return Embeddings.Train.ItemKnn(interactions, neighbours, shrinkage, fold, bars(kind), 0, cancellationToken);
            case "popularity":
                double halfLife = settings.Number("half_life_days", double.PositiveInfinity);
                settings.Check();
                return Embeddings.Train.Popularity(interactions, halfLife, fold);
            case "elsa":
                ElsaOptions elsa = Elsa(settings, seed);
                (InteractionMatrix forElsa, ValidationFold elsaFold) = WithFold(interactions, fold, seed);
                return Embeddings.Train.Elsa(forElsa, elsa, elsaFold, bars(kind), cancellationToken);
            case "als":
                AlsOptions als = Als(settings, seed);
                (InteractionMatrix forAls, ValidationFold alsFold) = WithFold(interactions, fold, seed);
                return Embeddings.Train.ImplicitAls(forAls, als, null, alsFold, bars(kind), cancellationToken);
            case "ensemble":
                return Ensemble(interactions, fold, settings, seed, bars, cancellationToken);
            default:
                throw new RankingException($"There is no model '{kind}'; the models are {string.Join(", ", Names)}.");
        }
    }

    private static ElsaOptions Elsa(ModelSettings settings, ulong seed)
    {
        var defaults = new ElsaOptions();
        var options = new ElsaOptions
        {
            Dimensions = settings.Whole("dimensions", defaults.Dimensions),
            Epochs = settings.Whole("epochs", defaults.Epochs),
            BatchSize = settings.Whole("batch_size", defaults.BatchSize),
            LearningRate = settings.Number("learning_rate", defaults.LearningRate),
            Patience = settings.Whole("patience", defaults.Patience),
            Seed = seed,
        };
        settings.Check();
        return options;
    }

    private static AlsOptions Als(ModelSettings settings, ulong seed)
    {
        var defaults = new AlsOptions();
        var options = new AlsOptions
        {
            Dimensions = settings.Whole("dimensions", defaults.Dimensions),
            Iterations = settings.Whole("iterations", defaults.Iterations),
            Unobserved = settings.Number("unobserved", defaults.Unobserved),
            Regularisation = settings.Number("regularisation", defaults.Regularisation),
            FrequencyExponent = settings.Number("frequency_exponent", defaults.FrequencyExponent),
            SolverSteps = settings.Whole("solver_steps", defaults.SolverSteps),
            Patience = settings.Whole("patience", defaults.Patience),
            Seed = seed,
        };
        settings.Check();
        return options;
    }

    // models=als,ease names the parts; als.dimensions=64 sets one of a part.
    private static CollaborativeModel Ensemble(
        InteractionMatrix interactions, ValidationFold? fold, ModelSettings settings, ulong seed, Func<string, IProgress<TrainingProgress>> bars, CancellationToken cancellationToken)
    {
        string[] parts = settings.Text("models", "als,ease").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ModelSettings[] own = [.. parts.Select(part => settings.Of(part))];
        settings.Check();
        if (parts.Contains("ensemble"))
        {
            throw new RankingException("An ensemble is made of other models than ensembles.");
        }

        (InteractionMatrix training, ValidationFold people) = WithFold(interactions, fold, seed);
        var models = new CollaborativeModel[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            models[i] = Train(parts[i], training, people, own[i], seed, bars, cancellationToken);
        }

        return Embeddings.Train.Ensemble(models, people, bars("ensemble"), 0, cancellationToken);
    }

    private static (InteractionMatrix Training, ValidationFold Fold) WithFold(InteractionMatrix interactions, ValidationFold? fold, ulong seed)
    {
        if (fold is not null)
        {
            return (interactions, fold);
        }

        int people = Math.Clamp((int)(interactions.ProfileCount * ShareForValidation), 1, MostForValidation);
        return interactions.ProfileCount > people
            ? ValidationFold.Split(interactions, people, seed: seed)
            : throw new RankingException($"{interactions.ProfileCount} people are too few to take some out for validation.");
    }
}
