namespace Ranking.Embeddings;

/// <summary>Trains collaborative models in process.</summary>
/// <remarks>
/// Every trainer is deterministic for its seed up to the last bits of float arithmetic, which differ between processors; reports progress after each step and ends with an
/// <see cref="OperationCanceledException"/> when cancelled, with nothing half-made (counting popularity takes no time, and neither); and survives profiles without events, items without interactions and events that repeat.
/// With a <see cref="ValidationFold"/> it measures NDCG@100 on people it does not train on, and models trained in steps keep the best step and stop where no more is gained.
/// Safe for concurrent use.
/// </remarks>
public static partial class Train
{
    /// <summary>Trains ELSA: item vectors whose pooled sum finds what else somebody likes; a profile needs no training of its own.</summary>
    /// <param name="interactions">Who liked what.</param>
    /// <param name="options">Settings. Default: the defaults.</param>
    /// <param name="validation">People to validate on. Default: none, and all epochs are run.</param>
    /// <param name="progress">Told after each epoch. Default: nobody.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model; <see cref="CollaborativeModel.Vectors"/> are its item vectors.</returns>
    /// <exception cref="RankingException">An option is out of its range, there is nothing to train on, or the numbers left the range of a float.</exception>
    /// <remarks>
    /// Vančura et al., "Scalable Linear Shallow Autoencoder for Collaborative Filtering", RecSys 2022. The loss is the same; it is computed from d × d products without the
    /// dense output, so that cost grows with interactions × dimensions and not with profiles × items.
    /// </remarks>
    public static CollaborativeModel Elsa(
        InteractionMatrix interactions,
        ElsaOptions? options = null,
        ValidationFold? validation = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new ElsaTrainer(Checked(interactions), options ?? new ElsaOptions(), new TrainingRun("elsa", interactions, validation, progress, cancellationToken)).Train();

    /// <summary>Trains EASE: how much each item says of every other, in closed form.</summary>
    /// <param name="interactions">Who liked what. Memory is items² × 4 bytes, so it is for up to some 20,000 items.</param>
    /// <param name="regularisation">λ: above 0. Default: 500.</param>
    /// <param name="validation">People to measure on. Default: none.</param>
    /// <param name="progress">Told after each of the two stages. Default: nobody.</param>
    /// <param name="threads">How many threads to use; 0 for as many as there are processors. Default: 0.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <exception cref="RankingException">The regularisation is not above 0 or too small for the accuracy of a float, there is nothing to train on, or there are too many items.</exception>
    /// <remarks>Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019.</remarks>
    public static CollaborativeModel Ease(
        InteractionMatrix interactions,
        double regularisation = 500,
        ValidationFold? validation = null,
        IProgress<TrainingProgress>? progress = null,
        int threads = 0,
        CancellationToken cancellationToken = default) =>
        EaseTrainer.Train(Checked(interactions), regularisation, ThreadsOf(threads), new TrainingRun("ease", interactions, validation, progress, cancellationToken));

    /// <summary>Trains implicit ALS: factors of profiles and items, with new profiles folded in when the model scores.</summary>
    /// <param name="interactions">Who liked what.</param>
    /// <param name="options">Settings. Default: the defaults.</param>
    /// <param name="start">A model of earlier data to go on from: items keep their factors by id, so that a few iterations refit it. Default: none.</param>
    /// <param name="validation">People to validate on. Default: none, and all iterations are run.</param>
    /// <param name="progress">Told after each iteration. Default: nobody.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <exception cref="RankingException">
    /// An option is out of its range, there is nothing to train on, or <paramref name="start"/> is not an ALS model of as many dimensions.
    /// </exception>
    /// <remarks>
    /// Hu, Koren and Volinsky, ICDM 2008, with the objective and the frequency-scaled regularisation of Rendle et al., "Revisiting the Performance of iALS on Item
    /// Recommendation Benchmarks", RecSys 2022, solved by conjugate gradients (Takács, Pilászy and Tikk, RecSys 2011).
    /// </remarks>
    public static CollaborativeModel ImplicitAls(
        InteractionMatrix interactions,
        AlsOptions? options = null,
        CollaborativeModel? start = null,
        ValidationFold? validation = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new AlsTrainer(Checked(interactions), options ?? new AlsOptions(), start, new TrainingRun("als", interactions, validation, progress, cancellationToken)).Train();

    /// <summary>Trains item-kNN: the items most often liked by the same people.</summary>
    /// <param name="interactions">Who liked what.</param>
    /// <param name="neighbours">How many items may speak for each item, the most alike: at least 1. Default: 100.</param>
    /// <param name="shrinkage">How many imagined profiles without either item damp the likeness of items with few: 0 or more. Default: 0.</param>
    /// <param name="validation">People to measure on. Default: none.</param>
    /// <param name="progress">Told when done. Default: nobody.</param>
    /// <param name="threads">How many threads to use; 0 for as many as there are processors. Default: 0.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <exception cref="RankingException">A setting is out of its range, or there is nothing to train on.</exception>
    /// <remarks>Cosine of the columns, Sarwar et al., WWW 2001; shrinkage as in Bell and Koren, KDD Cup 2007.</remarks>
    public static CollaborativeModel ItemKnn(
        InteractionMatrix interactions,
        int neighbours = 100,
        double shrinkage = 0,
        ValidationFold? validation = null,
        IProgress<TrainingProgress>? progress = null,
        int threads = 0,
        CancellationToken cancellationToken = default) =>
        ItemKnnTrainer.Train(
            Checked(interactions), neighbours, shrinkage, ThreadsOf(threads), new TrainingRun("itemknn", interactions, validation, progress, cancellationToken));

    /// <summary>Counts what is liked most, the same for everybody.</summary>
    /// <param name="interactions">Who liked what.</param>
    /// <param name="halfLifeDays">After how many days an entry counts half, back from the newest; entries without a time do not fade. Above 0. Default: infinity, no decay.</param>
    /// <param name="validation">People to measure on. Default: none.</param>
    /// <exception cref="RankingException">The half-life is not above 0, or there is nothing to train on.</exception>
    public static CollaborativeModel Popularity(InteractionMatrix interactions, double halfLifeDays = double.PositiveInfinity, ValidationFold? validation = null) =>
        PopularityTrainer.Train(Checked(interactions), halfLifeDays, new TrainingRun("popularity", interactions, validation, null, CancellationToken.None));

    /// <summary>Mixes models: the sum of their standardised scores, each weighed as it does best on people none was trained on.</summary>
    /// <param name="models">Two models or more, of the same items in the same order.</param>
    /// <param name="validation">The people the weights are chosen on.</param>
    /// <param name="progress">Told after each round of choosing. Default: nobody.</param>
    /// <param name="threads">How many threads to use; 0 for as many as there are processors. Default: 0.</param>
    /// <param name="cancellationToken">Cancels the choice.</param>
    /// <exception cref="RankingException">There are fewer than two models, or they are not of the same items.</exception>
    public static CollaborativeModel Ensemble(
        IReadOnlyList<CollaborativeModel> models,
        ValidationFold validation,
        IProgress<TrainingProgress>? progress = null,
        int threads = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(validation);
        return new EnsembleTrainer(models, validation, ThreadsOf(threads), new TrainingRun("ensemble", validation.FoldIn, validation, progress, cancellationToken)).Train();
    }

    internal static int ThreadsOf(int threads) => threads switch
    {
        0 => Environment.ProcessorCount,
        > 0 => threads,
        _ => throw new RankingException($"Threads are 0 (as many as there are processors) or more, but {threads} were asked for."),
    };

    private static InteractionMatrix Checked(InteractionMatrix interactions)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        return interactions.Count > 0
            ? interactions
            : throw new RankingException("There is nothing to train on: no profile of the matrix liked anything. Is LikedFrom above every preference?");
    }
}
