namespace Ranking;

/// <summary>The scored candidates of one list, for a reorderer to look at.</summary>
/// <remarks>Positions in <see cref="Items"/> and <see cref="Scores"/> are what an order is made of.</remarks>
public readonly ref struct ScoredBatch
{
    /// <summary>Makes a batch, as the runner does and tests of a host's own reorderers do by hand.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="query">The list the candidates are for.</param>
    /// <param name="items">Title ordinals.</param>
    /// <param name="scores">One score a title.</param>
    public ScoredBatch(RankingContext context, ItemQuery query, ReadOnlySpan<int> items, ReadOnlySpan<float> scores)
    {
        Context = context;
        Query = query;
        Items = items;
        Scores = scores;
    }

    /// <summary>Who asks, when, over which snapshot.</summary>
    public RankingContext Context { get; }

    /// <summary>The list the candidates are for.</summary>
    public ItemQuery Query { get; }

    /// <summary>The candidates, as title ordinals.</summary>
    public ReadOnlySpan<int> Items { get; }

    /// <summary>The score of each candidate; finite.</summary>
    public ReadOnlySpan<float> Scores { get; }

    /// <summary>
    /// How many of the candidates, the last ones, are Reserve: found by sources marked so only, and not in the list yet. 0 for a reorderer that does not ask for them
    /// (<see cref="IReorderer.PlacesReserve"/>). Default: 0.
    /// </summary>
    public int ReserveCount { get; init; }
}
