using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking;

/// <summary>
/// Rows of labels that the person's history does not touch, by what people of their taste watch.
/// <code>
/// weight(u) = Σ preference · 2^(−days to the newest title / 90) over the liked titles of label u      the 16 heaviest are asked; without a time the second factor is 1
/// score(v)  = Σ weight(u) · lift(u → v) / Σ weight(u)                            lift: CatalogStatistics.Lifts
/// a row     = drawn by the request's seed from the five labels v of best score, by score − 1
/// </code>
/// </summary>
internal sealed class DiscoveryRows(string? attribute, int notBefore, int noLaterThan, int oneIn, int minimumItems) : IRowSource
{
    private const int MostLiked = 16;
    private const double HalfLifeDays = 90;
    private const int Pool = 5;

    // A tenth above chance: less is noise, and no evidence to show a person.
    private const float LeastLift = 1.1f;

    // The composer asks for about three proposals a row of its page.
    private const int ProposalsARow = 3;

    public string Name => RowKinds.Discovery;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        CategoryColumn? column = context.Snapshot.Catalog.FindLabels(attribute);
        if (column is null || context.History.Count == 0)
        {
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
        }

        var random = new SeededRandom(SeededRandom.Derive(context.Seed, RowKinds.Discovery));
        List<Find> pool = Finds(column, context);
        var rows = new List<RowCandidate>();
        int wanted = Math.Min(limit, Math.Max(1, limit / ProposalsARow / oneIn));
        while (rows.Count < wanted && pool.Count > 0)
        {
            Find find = pool[random.Draw(pool, static find => find.Score - 1.0)];
            pool.Remove(find);
            rows.Add(Row(column, find, isFirst: rows.Count == 0));
        }

        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(rows);
    }

    private RowCandidate Row(CategoryColumn column, Find find, bool isFirst)
    {
        var reason = new Reason(ReasonKind.Discovery, column.Values[find.Liked], Amount: find.Lift);
        return AttributeRows.RowOf(RowKinds.Discovery, column, find.Value, find.Score, reason, minimumItems) with
        {
            NotBefore = notBefore,
            NoLaterThan = isFirst ? noLaterThan : null,
            OneIn = oneIn,
            ItemReason = reason,
        };
    }

    private List<Find> Finds(CategoryColumn column, RankingContext context)
    {
        int count = column.Values.Count;
        float[] weights = ArrayPool<float>.Shared.Rent(count);
        bool[] isTouched = ArrayPool<bool>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        try
        {
            weights.AsSpan(0, count).Clear();
            isTouched.AsSpan(0, count).Clear();
            Read(column, context.History, weights, isTouched);
            int[] liked = Heaviest(weights.AsSpan(0, count), keys);
            return liked.Length == 0 ? [] : Finds(column, liked, weights.AsSpan(0, count), isTouched, keys, context);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(weights);
            ArrayPool<bool>.Shared.Return(isTouched);
            ArrayPool<ulong>.Shared.Return(keys);
        }
    }

    // What each value weighs, and which values the history touches at all.
    private static void Read(CategoryColumn column, ProfileHistory history, float[] weights, bool[] isTouched)
    {
        for (int i = 0; i < history.Count; i++)
        {
            float weight = history.Preferences[i] >= ProfileHistory.LikedFrom ? history.Preferences[i] * RecencyOf(history, i) : 0f;
            foreach (int value in column.ValuesOf(history.Items[i]))
            {
                isTouched[value] = true;
                weights[value] += weight;
            }
        }
    }

    // Ages run back from the newest title, the first of a history, so that the weights of someone who comes back after years do not vanish in rounding.
    private static float RecencyOf(ProfileHistory history, int index) => history.Times[index] == Catalog.MissingTime
        ? 1f
        : (float)HalfLife.Left(history.Times[0] - history.Times[index], HalfLifeDays);

    // The values of the largest weights above 0, the heaviest first, the lower of equals.
    private static int[] Heaviest(ReadOnlySpan<float> weights, Span<ulong> keys)
    {
        int count = 0;
        for (int value = 0; value < weights.Length; value++)
        {
            if (weights[value] > 0f)
            {
                keys[count++] = TopK.KeyOf(weights[value], value);
            }
        }

        keys[..count].Sort();
        var heaviest = new int[Math.Min(count, MostLiked)];
        for (int i = 0; i < heaviest.Length; i++)
        {
            heaviest[i] = TopK.OrdinalOf(keys[i]);
        }

        return heaviest;
    }

    private List<Find> Finds(CategoryColumn column, int[] liked, ReadOnlySpan<float> weights, bool[] isTouched, ulong[] keys, RankingContext context)
    {
        int count = weights.Length;
        float[] rented = ArrayPool<float>.Shared.Rent((liked.Length + 1) * count);
        try
        {
            Span<float> scores = rented.AsSpan(liked.Length * count, count);
            scores.Clear();
            float total = 0f;
            for (int i = 0; i < liked.Length; i++)
            {
                Span<float> lifts = rented.AsSpan(i * count, count);
                context.Snapshot.Statistics.Lifts(column, liked[i], lifts);
                TensorPrimitives.MultiplyAdd(lifts, weights[liked[i]], scores, scores);
                total += weights[liked[i]];
            }

            int found = 0;
            for (int value = 0; value < count; value++)
            {
                if (!isTouched[value] && scores[value] / total >= LeastLift)
                {
                    keys[found++] = TopK.KeyOf(scores[value] / total, value);
                }
            }

            keys.AsSpan(0, found).Sort();
            var finds = new List<Find>(Pool);
            for (int i = 0; i < found && finds.Count < Pool; i++)
            {
                int value = TopK.OrdinalOf(keys[i]);
                if (AttributeRanking.HasSupport(minimumItems, column.ItemsWith(value), context.Eligibility))
                {
                    finds.Add(Evidence(value, TopK.ScoreOf(keys[i]), liked, weights, rented));
                }
            }

            return finds;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    // The evidence is the liked label that speaks loudest for it.
    private static Find Evidence(int value, float score, int[] liked, ReadOnlySpan<float> weights, float[] lifts)
    {
        (int Liked, float Lift, float Voice) best = (liked[0], 0f, float.NegativeInfinity);
        for (int i = 0; i < liked.Length; i++)
        {
            float lift = lifts[(i * weights.Length) + value];
            float voice = weights[liked[i]] * (lift - 1f);
            best = voice > best.Voice ? (liked[i], lift, voice) : best;
        }

        return new Find(value, score, best.Liked, best.Lift);
    }

    private readonly record struct Find(int Value, float Score, int Liked, float Lift);
}
