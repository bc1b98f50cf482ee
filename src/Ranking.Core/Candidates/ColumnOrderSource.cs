namespace Ranking;

/// <summary>The titles by columns of the catalog.</summary>
internal sealed class ColumnOrderSource(ColumnOrder order) : ICandidateSource
{
    public string Name => "ordered";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        // A catalog of nothing has no columns either.
        if (context.Snapshot.Catalog.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        IReadOnlyList<string> errors = order.Check(context.Snapshot.Catalog);
        if (errors.Count > 0)
        {
            context.Trace.Fallback(Stages.Source, Name, $"it gives nothing: {string.Join(" ", errors)}", context.Snapshot.Catalog.Count);
            return ValueTask.CompletedTask;
        }

        int place = 0;
        foreach (int item in TitleOrders.Of(context.Snapshot, order))
        {
            if (candidates.IsFull)
            {
                break;
            }

            if ((++place & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            candidates.TryAdd(item, 1f / place);
        }

        return ValueTask.CompletedTask;
    }
}
