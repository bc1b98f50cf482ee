namespace Ranking.Testing;

/// <summary>What a source gave for one list.</summary>
internal sealed record Retrieved(int[] Items, float[] Scores, bool IsExact)
{
    public static async ValueTask<Retrieved> FromAsync(
        ICandidateSource source, RankingContext context, int limit, bool includeWatched, int excluded, CancellationToken cancellationToken, ulong[]? keep = null)
    {
        var buffer = new CandidateBuffer(keep is null ? context.Eligibility : context.Eligibility.Narrow(keep), limit, includeWatched, excluded);
        await source.RetrieveAsync(context, buffer, cancellationToken).ConfigureAwait(false);
        return new Retrieved(buffer.Items.ToArray(), buffer.Scores.ToArray(), buffer.IsExact);
    }

    public string Words() => Numbers.Words(Items, Scores);
}
