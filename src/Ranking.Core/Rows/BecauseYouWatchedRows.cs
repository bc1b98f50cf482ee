namespace Ranking;

/// <summary>
/// One row a seed. Seeds are drawn without replacement from the 20 newest titles the person liked, weighted by preference × 2^(−place / 5), by
/// a generator seeded for (profile, page, epoch): they rotate from day to day and stay within one. Two seeds are never much alike.
/// </summary>
internal sealed class BecauseYouWatchedRows(int most, int noLaterThan, string? space) : IRowSource
{
    /// <summary>What the keys of these rows begin with; the id of the seed follows.</summary>
    public const string KeyPrefix = "because=";

    private const int SeedPool = 20;
    private const float TooAlike = 0.8f;
    private const double PlaceHalfLife = 5;

    // Two of a kind beside each other read as one.
    private const int Apart = 3;

    public string Name => RowKinds.BecauseYouWatched;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
        }

        var rows = new List<RowCandidate>(most);
        foreach (int seed in Seeds(context, vectors.Items, Math.Min(most, limit)))
        {
            string title = context.Snapshot.Catalog.Title(seed);
            var reason = new Reason(ReasonKind.SimilarTo, title);
            rows.Add(new RowCandidate(
                RowKinds.BecauseYouWatched,
                KeyPrefix + context.Snapshot.Catalog.Ids[seed],
                $"Because You Watched {title}",
                [Candidates.Similar(context.Snapshot.Catalog.Ids[seed], space)],
                reason)
            {
                Scorer = Scorers.Retrieval,
                SeedItem = seed,
                NoLaterThan = rows.Count == 0 ? noLaterThan : null,
                OneIn = Apart,
                ItemReason = reason,
            });
        }

        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(rows);
    }

    private static List<int> Seeds(RankingContext context, EmbeddingTable vectors, int most)
    {
        var pool = new List<(int Item, double Weight)>(SeedPool);
        ProfileHistory history = context.History;
        for (int i = 0; i < history.Count && pool.Count < SeedPool; i++)
        {
            // Without times the history has no newest titles, and its order must not pretend so.
            if (history.Preferences[i] >= ProfileHistory.LikedFrom && history.IsWatched(history.Items[i]) && vectors.Norm(history.Items[i]) > 0f && context.Eligibility.IsAvailable(history.Items[i]))
            {
                double recency = history.HasTimes ? Math.Pow(2, -pool.Count / PlaceHalfLife) : 1;
                pool.Add((history.Items[i], history.Preferences[i] * recency));
            }
        }

        var random = new SeededRandom(SeededRandom.Derive(context.Seed, RowKinds.BecauseYouWatched));
        var seeds = new List<int>(most);
        while (seeds.Count < most && pool.Count > 0)
        {
            int drawn = random.Draw(pool, static entry => entry.Weight);
            int item = pool[drawn].Item;
            pool.RemoveAt(drawn);
            if (seeds.TrueForAll(seed => System.Numerics.Tensors.TensorPrimitives.Dot(vectors.Row(seed), vectors.Row(item)) < TooAlike))
            {
                seeds.Add(item);
            }
        }

        // Spans of mapped rows do not hold the table.
        GC.KeepAlive(vectors);
        return seeds;
    }
}
