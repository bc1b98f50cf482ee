using Ranking.Embeddings;

namespace Ranking.Samples.Evaluate.Models;

/// <summary>Trains a model by its name, with settings of the command line.</summary>
internal static class ModelKinds
{
    // Models in steps stop by people they do not train on; so many are taken out of the training data where nobody else is given.
    private const int MostForValidation = 1000;
    private const double ShareForValidation = 0.1;

    public delegate CollaborativeModel Trainer(
        InteractionMatrix interactions, ValidationFold? fold, Func<string, IProgress<TrainingProgress>> bars, CancellationToken cancellationToken);

    public static IReadOnlyList<string> Names { get; } = ["ease", "elsa", "als", "itemknn", "popularity", "ensemble"];

    /// <summary>Reads a model's settings, so that what is wrong is said before anything is trained.</summary>
    /// <returns>What trains it.</returns>
    public static Trainer Plan(string kind, ModelSettings settings, ulong seed)
    {
        Trainer trainer = kind switch
        {
            "ease" => Ease(settings.Number("regularisation", 500)),
            "itemknn" => ItemKnn(settings.Whole("neighbours", 100), settings.Number("shrinkage", 0)),
            "popularity" => Popularity(settings.Number("half_life_days", double.PositiveInfinity)),
            "elsa" => Elsa(Elsa(settings, seed), seed),
            "als" => Als(Als(settings, seed), seed),
            "ensemble" => Ensemble(settings, seed),
            _ => throw new RankingException($"There is no model '{kind}'; the models are {string.Join(", ", Names)}."),
        };
        settings.Check();
        return trainer;
    }

    private static Trainer Ease(double regularisation) => (interactions, fold, bars, cancellationToken) =>
        Train.Ease(interactions, regularisation, fold, bars("ease"), 0, cancellationToken);

    private static Trainer ItemKnn(int neighbours, double shrinkage) => (interactions, fold, bars, cancellationToken) =>
        Train.ItemKnn(interactions, neighbours, shrinkage, fold, bars("itemknn"), 0, cancellationToken);

    private static Trainer Popularity(double halfLifeDays) => (interactions, fold, _, _) => Train.Popularity(interactions, halfLifeDays, fold);

    private static Trainer Elsa(ElsaOptions options, ulong seed) => (interactions, fold, bars, cancellationToken) =>
    {
        (InteractionMatrix training, ValidationFold people) = WithFold(interactions, fold, seed);
        return Train.Elsa(training, options, people, bars("elsa"), cancellationToken);
    };

    private static Trainer Als(AlsOptions options, ulong seed) => (interactions, fold, bars, cancellationToken) =>
    {
        (InteractionMatrix training, ValidationFold people) = WithFold(interactions, fold, seed);
        return Train.ImplicitAls(training, options, null, people, bars("als"), cancellationToken);
    };

    // models=als,ease names the parts; als.dimensions=64 sets one of a part.
    private static Trainer Ensemble(ModelSettings settings, ulong seed)
    {
        string[] parts = settings.Text("models", "als,ease").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Contains("ensemble"))
        {
            throw new RankingException("An ensemble is made of other models than ensembles.");
        }

        Trainer[] trainers = [.. parts.Select(part => Plan(part, settings.Of(part), seed))];
        return (interactions, fold, bars, cancellationToken) =>
        {
            (InteractionMatrix training, ValidationFold people) = WithFold(interactions, fold, seed);
            CollaborativeModel[] models = [.. trainers.Select(train => train(training, people, bars, cancellationToken))];
            return Train.Ensemble(models, people, bars("ensemble"), 0, cancellationToken);
        };
    }

    private static ElsaOptions Elsa(ModelSettings settings, ulong seed)
    {
        var defaults = new ElsaOptions();
        return new ElsaOptions
        {
            Dimensions = settings.Whole("dimensions", defaults.Dimensions),
            Epochs = settings.Whole("epochs", defaults.Epochs),
            BatchSize = settings.Whole("batch_size", defaults.BatchSize),
            LearningRate = settings.Number("learning_rate", defaults.LearningRate),
            Patience = settings.Whole("patience", defaults.Patience),
            Seed = seed,
        };
    }

    private static AlsOptions Als(ModelSettings settings, ulong seed)
    {
        var defaults = new AlsOptions();
        return new AlsOptions
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
