namespace Ranking.Abstractions.Tests;

public class CandidateBatchTests
{
    private static readonly int[] Titles = [3, 1];

    [Fact]
    public void Gives_a_signal_by_its_name()
    {
        CandidateBatch batch = Batch();
        Assert.Equal([0.5f, 0.25f], batch.Signal("popularity").ToArray());
        Assert.Equal([0.5f, 0.25f], batch.SignalMemory("popularity").ToArray());
        Assert.Equal([3, 1], batch.Items.ToArray());
        Assert.Equal(2, batch.Count);
    }

    [Fact]
    public void Suggests_the_nearest_name_for_an_unknown_signal()
    {
        CandidateBatch batch = Batch();
        Assert.Contains("'popularty' is not in this batch", Assert.Throws<RankingException>(() => batch.Signal("popularty")).Message);
        Assert.Contains("Did you mean 'popularity'?", Assert.Throws<RankingException>(() => batch.SignalMemory("popularty")).Message);
    }

    private static CandidateBatch Batch()
    {
        Catalog catalog = Films.Catalog(4);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now));
        var signals = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal) { ["popularity"] = new[] { 0.5f, 0.25f } };
        return new CandidateBatch(
            new RankingContext(snapshot, new Profile("p"), ProfileHistory.Empty, FakeClock.Now), SignalScope.Page, Titles, signals, [], default);
    }
}
