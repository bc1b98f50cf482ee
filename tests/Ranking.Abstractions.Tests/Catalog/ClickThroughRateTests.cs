namespace Ranking.Abstractions.Tests;

public class ClickThroughRateTests
{
    [Fact]
    public void Counts_whom_a_title_was_shown_to_once_and_a_play_without_an_impression_as_shown()
    {
        CatalogStatistics statistics = Compute(
            Shown("a", 0), Shown("a", 0), Films.Play("a", 0),            // shown twice and played: one of one
            Shown("b", 0), Shown("c", 0), Shown("d", 0),                 // left alone by three
            Films.Play("a", 1), Films.Play("b", 1),                      // played without having been shown
            Shown("a", 2), Films.Play("e", 2), Shown("f", 3));
        var prior = BetaPrior.Fit([1, 2, 1, 0, 0], [4, 2, 2, 1, 0]);
        Assert.Equal(
            [(float)prior.RateOf(1, 4), (float)prior.RateOf(2, 2), (float)prior.RateOf(1, 2), (float)prior.RateOf(0, 1), (float)prior.Mean], statistics.ClickThroughRate.ToArray());
    }

    [Fact]
    public void Is_the_share_of_all_profiles_where_there_are_no_impressions()
    {
        CatalogStatistics statistics = Compute(Films.Play("a", 0), Films.Play("b", 0), Films.Play("c", 0), Films.Play("c", 1), Films.Play("c", 1), Films.Play("c", 2));
        var prior = BetaPrior.Fit([3, 1, 1, 0, 0], [3, 3, 3, 3, 3]);
        Assert.Equal([.. new[] { 3, 1, 1, 0, 0 }.Select(plays => (float)prior.RateOf(plays, 3))], statistics.ClickThroughRate.ToArray());
    }

    [Fact]
    public void Leaves_out_what_was_shown_after_its_moment_and_titles_the_catalog_does_not_have() => Assert.Equal(
        Compute(Films.Play("a", 0), Films.Play("b", 1)).ClickThroughRate.ToArray(),
        Compute(Films.Play("a", 0), Films.Play("b", 1), Shown("a", 1) with { Time = FakeClock.Now.AddHours(1) }, Shown("a", 900)).ClickThroughRate.ToArray());

    [Fact]
    public void Is_one_half_where_nothing_happened_and_nothing_where_there_are_no_titles()
    {
        Assert.All(Compute().ClickThroughRate.ToArray(), rate => Assert.Equal(0.5f, rate));
        Assert.Equal(0, CatalogStatistics.Compute(new CatalogBuilder().Build(), [Films.Play("a", 0)], FakeClock.Now).ClickThroughRate.Length);
    }

    [Fact]
    public void Is_above_0_and_below_1_and_the_same_bits_whatever_the_order() => Law.Holds(
        random =>
        {
            Interaction[] events =
            [
                .. Enumerable.Range(0, random.NextInt32(60)).Select(_ => random.NextInt32(3) == 0
                    ? Shown($"p{random.NextInt32(8)}", random.NextInt32(6))
                    : Films.Play($"p{random.NextInt32(8)}", random.NextInt32(6), random.NextInt32(30), random.NextSingle())),
            ];
            float[] rates = Compute(events).ClickThroughRate.ToArray();
            Assert.All(rates, rate => Assert.True(rate is > 0f and < 1f, $"{rate}"));
            random.Shuffle<Interaction>(events);
            Assert.Equal(rates, Compute(events).ClickThroughRate.ToArray());
        },
        cases: 100);

    [Fact]
    public void Without_a_space_or_an_affinity_rates_and_means_are_plain()
    {
        CatalogStatistics statistics = Compute(Films.Play("a", 0, completion: 1f), Shown("a", 1));
        var rates = new float[2];
        var completions = new float[2];
        statistics.ClickThroughRateAt(null, [1, 0], [0.3f, 0.9f], rates);
        statistics.CompletionAt(null, [1, 0], [], completions);
        Assert.Equal([statistics.ClickThroughRate[1], statistics.ClickThroughRate[0]], rates);
        // A mean of 1 has no odds.
        Assert.Equal([0.999f, 0.999f], completions);
    }

    [Fact]
    public void Refuses_another_number_of_affinities_or_room()
    {
        CatalogStatistics statistics = Compute();
        Assert.Contains("3 titles", Assert.Throws<ArgumentException>(() => statistics.ClickThroughRateAt(null, [0, 1, 2], [1f], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("room for 2", Assert.Throws<ArgumentException>(() => statistics.CompletionAt(null, [0, 1, 2], [], new float[2])).Message, StringComparison.Ordinal);
    }

    private static CatalogStatistics Compute(params Interaction[] events) => CatalogStatistics.Compute(Films.Catalog(5), events, FakeClock.Now);

    private static Interaction Shown(string profile, int title) => Films.Play(profile, title, kind: InteractionKind.Impression);
}
