namespace Ranking.Testing.Tests;

// begin source
/// <summary>A source of a host's own: what came out lately, the newest first.</summary>
internal sealed class NewReleases : ICandidateSource
{
    public string Name => "new_releases";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        ReadOnlySpan<int> ranks = context.Snapshot.Statistics.ChronologicalRank;
        int[] newest = new int[ranks.Length];
        for (int item = 0; item < ranks.Length; item++)
        {
            newest[ranks[item] - 1] = item;
        }

        // On until the buffer is full: it refuses what this person may not see or has watched.
        for (int i = 0; i < newest.Length && !candidates.IsFull; i++)
        {
            candidates.TryAdd(newest[i], 1f / (i + 1));
        }

        return ValueTask.CompletedTask;
    }
}
// end source

// begin suite
public sealed class NewReleasesTests
{
    public static TheoryData<string> Laws => [.. new Suite().Laws];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Conforms(string law) => new Suite().Check(law);

    private sealed class Suite : CandidateSourceSuite
    {
        protected override ICandidateSource CreateSource(World world) => new NewReleases();
    }
}
// end suite
