namespace Ranking;

/// <summary>The best titles of a source that pass a mask: the source sees no others, so what is left out takes no place of its limit.</summary>
internal sealed class NarrowedSource(ICandidateSource source, Func<RankingContext, ReadOnlyMemory<ulong>> keep, int most) : ICandidateSource
{
    public string Name => source.Name;

    public bool IsReserve => source.IsReserve;

    public async ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (candidates.IsFull)
        {
            return;
        }

        CandidateBuffer narrowed = candidates.Narrow(keep(context).Span, most);
        await source.RetrieveAsync(context, narrowed, cancellationToken).ConfigureAwait(false);
        // Both write to the same room, each candidate to the same place.
        for (int i = 0; i < narrowed.Count; i++)
        {
            candidates.TryAdd(narrowed.Items[i], narrowed.Scores[i]);
        }

        candidates.IsExact &= narrowed.IsExact;
    }
}
