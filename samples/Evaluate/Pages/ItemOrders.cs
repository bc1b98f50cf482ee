using Ranking.Embeddings;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>The models that order titles, trained on what is not held out.</summary>
/// <param name="Orders">By name: the model of each order of titles; popularity needs none.</param>
/// <param name="Space">Vectors for the order of rows by cosine, the same under every order of titles.</param>
/// <param name="Chosen">What "trained" is, and how it was chosen.</param>
internal sealed record ItemOrders(IReadOnlyDictionary<string, CollaborativeModel?> Orders, VectorSpace Space, string Chosen)
{
    // A matrix of items × items beyond this takes too long and too much memory for a sample.
    private const int MostItemsOfEase = 10_000;
    private const int MostForValidation = 600;

    /// <summary>Trains item-kNN, and of EASE, ALS, ELSA and an ensemble of them the one that does best on people of a validation fold.</summary>
    public static ItemOrders Train(
        Catalog catalog, InteractionMatrix interactions, ulong seed, Func<string, IProgress<TrainingProgress>> bars, CancellationToken cancellationToken)
    {
        int people = Math.Clamp(interactions.ProfileCount / 10, 1, MostForValidation);
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(interactions, people, seed: seed);
        CollaborativeModel elsa = Embeddings.Train.Elsa(training, new ElsaOptions { Dimensions = 64, Seed = seed }, fold, bars("elsa"), cancellationToken);
        CollaborativeModel als = Embeddings.Train.ImplicitAls(training, new AlsOptions { Dimensions = 64, Seed = seed }, null, fold, bars("als"), cancellationToken);
        CollaborativeModel? ease = interactions.ItemCount <= MostItemsOfEase
            ? Embeddings.Train.Ease(training, validation: fold, progress: bars("ease"), cancellationToken: cancellationToken)
            : null;
        CollaborativeModel[] parts = ease is null ? [als, elsa] : [als, ease];
        CollaborativeModel[] tried = [elsa, als, .. ease is null ? Array.Empty<CollaborativeModel>() : [ease], Embeddings.Train.Ensemble(parts, fold, bars("ensemble"), 0, cancellationToken)];
        CollaborativeModel best = tried.MaxBy(model => model.Report.Validation.Max())!;
        string chosen = string.Join(", ", tried.Select(model => $"{model.Kind} {model.Report.Validation.Max():F4}")) + $": {best.Kind}";
        VectorSpace space = VectorSpace.Create("elsa", elsa.Vectors!, catalog);
        CollaborativeModel knn = Embeddings.Train.ItemKnn(interactions, progress: bars("itemknn"), cancellationToken: cancellationToken);
        return new ItemOrders(
            new Dictionary<string, CollaborativeModel?>(StringComparer.Ordinal) { ["popularity"] = null, ["itemknn"] = knn, ["trained"] = best }, space, chosen);
    }
}
