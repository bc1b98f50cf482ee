namespace Ranking;

/// <summary>The titles nearest to what a text means.</summary>
internal sealed class NearestToTextSource(string text, string? space) : ICandidateSource
{
    public string Name => "nearest_to_text";

    public async ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (context.Snapshot.FindTextSpace(space) is not { } vectors)
        {
            return;
        }

        var direction = new float[vectors.Items.Dimensions];
        if (await vectors.TryEncodeTextAsync(text, direction, cancellationToken).ConfigureAwait(false))
        {
            IndexSearch.Fill(vectors, direction, candidates, candidates.Limit, cancellationToken);
        }
    }
}
