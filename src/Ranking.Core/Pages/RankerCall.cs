namespace Ranking;

/// <summary>One call of an item ranker, and the check of what it returned.</summary>
internal sealed class RankerCall(IItemRanker by, string role, ItemQuery[] queries, Deadline sources, Deadline signals)
{
    public IReadOnlyList<RankedList> Lists { get; private set; } = [];

    /// <summary>What happened in the call; null unless the trace is full.</summary>
    public RankerTrace? Trace { get; private set; }

    public async ValueTask RankAsync(RankingContext context, CancellationToken cancellationToken)
    {
        RankerRecording? recording = by is ItemRanker ? RankerRecording.For(context) : null;
        IReadOnlyList<RankedList> lists = by is ItemRanker own
            ? await own.RankAsync(queries, context, recording, sources, signals).ConfigureAwait(false)
            : await by.RankAsync(queries, context, cancellationToken).ConfigureAwait(false);
        if (lists?.Count != queries.Length || lists.Any(list => list is null))
        {
            throw new InvalidOperationException($"it was asked for {queries.Length} lists and returned {lists?.Count ?? 0}");
        }

        foreach (RankedList list in lists)
        {
            Check(list.Items, context.Snapshot.Catalog.Count);
        }

        Lists = lists;
        if (context.Trace.IsFull)
        {
            Trace = recording?.ToTrace(by.Name, role) ?? ListsOnly(context.Snapshot.Catalog);
        }
    }

    // Of a host's own ranker only what it returned is known.
    private RankerTrace ListsOnly(Catalog catalog)
    {
        var places = new Dictionary<int, int>();
        foreach (RankedList list in Lists)
        {
            foreach (int item in list.Items)
            {
                places.TryAdd(item, places.Count);
            }
        }

        return new RankerTrace
        {
            Name = by.Name,
            Role = role,
            Items = [.. places.Keys.Select(item => catalog.Ids[item])],
            Lists = [.. Lists.Zip(queries, (list, query) => new ListTrace
            {
                Key = query.Key,
                Take = query.Take,
                Candidates = Array.ConvertAll(list.Items.ToArray(), item => places[item]),
                Scores = list.Scores.ToArray(),
                Values = list.Values.ToArray(),
                Terms = [new TraceColumn<float>(by.Name, list.Scores.ToArray())],
                Orders = [new TraceColumn<int>(by.Name, [.. Enumerable.Range(0, list.Count)])],
            })],
        };
    }

    private static void Check(ReadOnlySpan<int> items, int count)
    {
        foreach (int item in items)
        {
            if ((uint)item >= (uint)count)
            {
                throw new InvalidOperationException($"it returned title {item} of {count}");
            }
        }
    }
}
