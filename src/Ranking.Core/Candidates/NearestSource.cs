namespace Ranking;

/// <summary>The eligible titles nearest to the profile's taste.</summary>
internal sealed class NearestSource(string? space) : ICandidateSource
{
    public string Name => "nearest";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return ValueTask.CompletedTask;
        }

        ReadOnlySpan<float> taste = context.TasteIn(vectors);
        if (taste.IsEmpty)
        {
            return ValueTask.CompletedTask;
        }

        IndexSearch.Fill(vectors, taste, candidates);
        return ValueTask.CompletedTask;
    }
}
