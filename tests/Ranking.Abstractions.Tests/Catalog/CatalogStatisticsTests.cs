namespace Ranking.Abstractions.Tests;

public class CatalogStatisticsTests
{
    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public void Counts_a_profile_once_a_title()
    {
        CatalogStatistics statistics = Compute(3, Films.Play("a", 1, daysAgo: 1), Films.Play("a", 1, daysAgo: 2), Films.Play("b", 1), Films.Play("a", 2));
        Assert.Equal([0, 2, 1], statistics.Plays.ToArray());
        Assert.Equal([1, 2, 0], statistics.ItemsByPopularity.ToArray());
        Assert.Equal([3, 1, 2], statistics.PopularRank.ToArray());
        Assert.Equal([0f, 1f, MathF.Log(2) / MathF.Log(3)], statistics.Popularity.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Theory]
    [InlineData(InteractionKind.Play, 1)]
    [InlineData(InteractionKind.Progress, 1)]
    [InlineData(InteractionKind.Complete, 1)]
    [InlineData(InteractionKind.Abandon, 1)]
    [InlineData(InteractionKind.Rewatch, 1)]
    [InlineData(InteractionKind.Rate, 1)]
    [InlineData(InteractionKind.Skip, 0)]
    [InlineData(InteractionKind.Hover, 0)]
    [InlineData(InteractionKind.Search, 0)]
    [InlineData(InteractionKind.ThumbsUp, 0)]
    [InlineData(InteractionKind.ThumbsDown, 0)]
    [InlineData(InteractionKind.Hide, 0)]
    [InlineData(InteractionKind.ListAdd, 0)]
    [InlineData(InteractionKind.ListRemove, 0)]
    [InlineData(InteractionKind.Impression, 0)]
    public void Counts_watching_and_rating_and_nothing_else(InteractionKind kind, int plays) =>
        Assert.Equal(plays, Compute(1, Films.Play("a", 0, kind: kind)).Plays[0]);

    [Fact]
    public void Breaks_ties_by_ordinal()
    {
        CatalogStatistics statistics = Compute(4, Films.Play("a", 3), Films.Play("a", 1));
        Assert.Equal([1, 3, 0, 2], statistics.ItemsByPopularity.ToArray());
        Assert.Equal([3, 1, 4, 2], statistics.PopularRank.ToArray());
    }

    [Fact]
    public void Ranks_a_surge_above_steady_popularity()
    {
        IEnumerable<Interaction> steady = Enumerable.Range(0, 60).Select(i => Films.Play($"s{i}", 0, daysAgo: i));
        IEnumerable<Interaction> surge = Enumerable.Range(0, 12).Select(i => Films.Play($"n{i}", 1, daysAgo: 0.5 + (i / 10.0)));
        CatalogStatistics statistics = Compute(3, [.. steady, .. surge]);
        Assert.Equal([1, 0, 2], statistics.ItemsByTrending.ToArray().Take(3).OrderBy(item => statistics.TrendingRank[item]));
        Assert.Equal(1, statistics.TrendingRank[1]);
        Assert.Equal(1, statistics.PopularRank[0]);
        Assert.True(statistics.Trending[1] > 1);
    }

    [Fact]
    public void Measures_momentum_as_the_formula_says()
    {
        CatalogStatistics statistics = Compute(1, Films.Play("a", 0, daysAgo: 3), Films.Play("b", 0, daysAgo: 30));
        double recent = Math.Pow(2, -1) + Math.Pow(2, -10);
        double expected = (Math.Pow(2, -0.1) + Math.Pow(2, -1)) * 3 / 30;
        Assert.Equal((recent - expected) / Math.Sqrt(expected + 1), statistics.Trending[0], 1e-6);
    }

    [Fact]
    public void Trends_by_the_newest_play_of_a_profile()
    {
        float once = Compute(1, Films.Play("a", 0, daysAgo: 1)).Trending[0];
        Assert.Equal(once, Compute(1, Films.Play("a", 0, daysAgo: 1), Films.Play("a", 0, daysAgo: 40), Films.Play("a", 0) with { Time = null }).Trending[0]);
    }

    [Fact]
    public void Trends_nothing_without_times()
    {
        CatalogStatistics statistics = Compute(5, [.. Films.Crowd(titles: 5).Select(e => e with { Time = null })]);
        Assert.False(statistics.HasTimes);
        Assert.All(statistics.Trending.ToArray(), momentum => Assert.Equal(0f, momentum));
        Assert.Equal([1, 2, 3, 4, 5], statistics.TrendingRank.ToArray());
        Assert.True(statistics.Plays[0] > 0);
    }

    [Fact]
    public void Leaves_out_what_happened_after_its_moment()
    {
        CatalogStatistics statistics = Compute(2, Films.Play("a", 0, daysAgo: -1), Films.Play("a", 1, daysAgo: 0));
        Assert.Equal([0, 1], statistics.Plays.ToArray());
    }

    [Fact]
    public void Leaves_out_titles_the_catalog_does_not_have() => Assert.Equal([1], Compute(1, Films.Play("a", 0), Films.Play("a", 999)).Plays.ToArray());

    [Fact]
    public void Draws_the_completion_of_a_title_to_the_mean_of_all()
    {
        // The mean of all four plays is 0.7; each title is drawn to it as if by five plays of 0.7.
        CatalogStatistics statistics = Compute(
            3, Films.Play("a", 0, completion: 1f), Films.Play("b", 0, completion: 1f), Films.Play("c", 0, completion: 0.6f), Films.Play("a", 1, completion: 0.2f));
        Assert.Equal((2.6 + 3.5) / 8, statistics.MeanCompletion[0], 1e-6);
        Assert.Equal((0.2 + 3.5) / 6, statistics.MeanCompletion[1], 1e-6);
        Assert.Equal(0.7, statistics.MeanCompletion[2], 1e-6);
    }

    [Fact]
    public void Takes_the_highest_completion_of_a_profile_held_between_0_and_1()
    {
        Interaction play = Films.Play("a", 0);
        Assert.Equal(0.8f, Compute(1, play with { Completion = 0.3f }, play with { Completion = 0.8f }).MeanCompletion[0], 1e-6f);
        Assert.Equal(1f, Compute(1, play with { Completion = 40f }).MeanCompletion[0], 1e-6f);
        Assert.Equal(0f, Compute(1, play with { Completion = -40f }).MeanCompletion[0], 1e-6f);
    }

    [Theory]
    [InlineData(InteractionKind.Play, 0.5f)]
    [InlineData(InteractionKind.Progress, 0.5f)]
    [InlineData(InteractionKind.Complete, 1f)]
    [InlineData(InteractionKind.Rewatch, 1f)]
    public void Takes_what_a_history_takes_for_a_completion_that_is_not_known(InteractionKind kind, float completion)
    {
        foreach (float? unknown in new float?[] { null, float.NaN })
        {
            Assert.Equal(completion, Compute(1, Films.Play("a", 0, kind: kind) with { Completion = unknown }).MeanCompletion[0], 1e-6f);
        }
    }

    // A missing completion counted as a title watched to its end, also for one that was given up.
    [Fact]
    public void Counts_a_title_given_up_without_a_completion_as_not_watched() =>
        Assert.Equal(0f, Compute(1, Films.Play("a", 0, kind: InteractionKind.Abandon) with { Completion = null }).MeanCompletion[0]);

    [Fact]
    public void Gives_exactly_the_same_whatever_the_order_of_interactions() => Law.Holds(random =>
    {
        Catalog catalog = Films.Catalog(12);
        Interaction[] events = [.. Enumerable.Range(0, random.NextInt32(150)).Select(_ =>
            Films.Play($"p{random.NextInt32(20)}", random.NextInt32(13), daysAgo: random.NextSingle() * 90, completion: random.NextSingle()))];
        for (int i = 0; i < events.Length; i += 7)
        {
            events[i] = events[i] with { Time = null };
        }

        CatalogStatistics before = CatalogStatistics.Compute(catalog, events, Now);
        random.Shuffle<Interaction>(events);
        CatalogStatistics after = CatalogStatistics.Compute(catalog, events, Now);
        Assert.Equal(before.Plays.ToArray(), after.Plays.ToArray());
        Assert.Equal(before.Popularity.ToArray(), after.Popularity.ToArray());
        Assert.Equal(before.MeanCompletion.ToArray(), after.MeanCompletion.ToArray());
        Assert.Equal(before.Trending.ToArray(), after.Trending.ToArray());
        Assert.Equal(before.TrendingRank.ToArray(), after.TrendingRank.ToArray());
        Assert.Equal(before.ItemsByPopularity.ToArray(), after.ItemsByPopularity.ToArray());
    });

    // At this age the two sides of the formula cancel, and what is left of a sum depends on the order it was made in.
    [Fact]
    public void Gives_exactly_the_same_momentum_also_where_sums_cancel() => Law.Holds(random =>
    {
        double steady = Math.Log2(10) / ((1 / 3.0) - (1 / 30.0));
        List<Interaction> events = [.. Enumerable.Range(0, 100).Select(i =>
            Films.Play($"p{i}", 0) with { Time = Now.AddDays(-steady).AddTicks(random.NextInt32(100) - 50) })];
        float before = Compute(1, [.. events]).Trending[0];
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(events));
        Assert.Equal(before, Compute(1, [.. events]).Trending[0]);
    }, cases: 20);

    [Fact]
    public void Keeps_its_columns_in_their_ranges_and_its_ranks_in_step() => Law.Holds(random =>
    {
        List<CatalogItem> items = RandomCatalog.Items(random, most: 40);
        Catalog catalog = RandomCatalog.Build(items);
        Interaction[] events = [.. Enumerable.Range(0, items.Count == 0 ? 0 : 60).Select(i => new Interaction(
            $"{i}", $"p{random.NextInt32(9)}", RandomCatalog.Pick(random, items).Id, InteractionKind.Play, RandomCatalog.Moment(random)))];
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, events, Now);
        Assert.All(statistics.Popularity.ToArray(), share => Assert.InRange(share, 0f, 1f));
        Assert.All(statistics.MeanCompletion.ToArray(), share => Assert.InRange(share, 0f, 1f));
        int[] ranks = statistics.PopularRank.ToArray();
        Assert.Equal(Enumerable.Range(1, catalog.Count), statistics.ItemsByPopularity.ToArray().Select(item => ranks[item]));
        int[] trends = statistics.TrendingRank.ToArray();
        Assert.Equal(Enumerable.Range(1, catalog.Count), statistics.ItemsByTrending.ToArray().Select(item => trends[item]));
        Assert.Equal(Enumerable.Range(1, catalog.Count), statistics.ChronologicalRank.ToArray().Order());
    });

    [Fact]
    public void Ranks_the_newest_release_first_and_titles_without_one_last()
    {
        CatalogItem[] items =
        [
            new("0", "Old") { Times = { ["release_date"] = Now.AddYears(-5) } },
            new("1", "None"),
            new("2", "New") { Times = { ["release_date"] = Now }, Numbers = { ["year"] = 1900 } },
            new("3", "As old") { Times = { ["release_date"] = Now.AddYears(-5) } },
        ];
        Assert.Equal([2, 4, 1, 3], Releases(items));
    }

    [Fact]
    public void Ranks_by_year_where_there_is_no_release_date() => Assert.Equal(
        [2, 1, 3],
        Releases(new CatalogItem("0", "A") { Numbers = { ["year"] = 1999 } }, new CatalogItem("1", "B") { Numbers = { ["year"] = 2005 } }, new CatalogItem("2", "C")));

    // One release date in the catalog made every title without one the oldest, whatever its year.
    [Fact]
    public void Ranks_a_title_without_a_release_date_by_its_year() => Assert.Equal(
        [3, 1, 2, 4],
        Releases(
            new CatalogItem("0", "A") { Numbers = { ["year"] = 1999 } },
            new CatalogItem("1", "B") { Numbers = { ["year"] = 2025 } },
            new CatalogItem("2", "C") { Times = { ["release_date"] = new DateTimeOffset(2010, 5, 1, 0, 0, 0, TimeSpan.Zero) } },
            new CatalogItem("3", "D")));

    [Fact]
    public void Ranks_by_ordinal_where_nothing_is_known_of_releases() => Assert.Equal([1, 2], Releases(new CatalogItem("0", "A"), new CatalogItem("1", "B")));

    [Fact]
    public void Describes_an_empty_catalog()
    {
        CatalogStatistics statistics = CatalogStatistics.Compute(RandomCatalog.Build([]), [Films.Play("a", 0)], Now);
        Assert.Equal(0, statistics.ItemCount);
        Assert.Equal(0, statistics.ItemsByTrending.Length);
        Assert.False(statistics.HasTimes);
    }

    [Fact]
    public void Describes_titles_nobody_played()
    {
        CatalogStatistics statistics = Compute(2);
        Assert.Equal([0f, 0f], statistics.Popularity.ToArray());
        Assert.Equal([0f, 0f], statistics.MeanCompletion.ToArray());
        Assert.Equal([1, 2], statistics.PopularRank.ToArray());
    }

    [Fact]
    public void Orders_the_titles_of_a_value_by_popularity_and_adds_their_plays()
    {
        Catalog catalog = Films.Catalog(24);
        CategoryColumn labels = catalog.Category("micro_genres");
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, Films.Crowd(titles: 24), Now);
        for (int value = 0; value < labels.Values.Count; value++)
        {
            int[] members = labels.ItemsWith(value).ToArray();
            int[] plays = statistics.Plays.ToArray();
            Assert.Equal(members.OrderByDescending(item => plays[item]).ThenBy(item => item), statistics.PopularItemsWith(labels, value).ToArray());
            Assert.Equal(members.Sum(item => (long)plays[item]), statistics.PlaysByValue(labels)[value]);
        }
    }

    private static CatalogStatistics Compute(int titles, params Interaction[] events) => CatalogStatistics.Compute(Films.Catalog(titles), events, Now);

    private static int[] Releases(params CatalogItem[] items) => CatalogStatistics.Compute(RandomCatalog.Build(items), [], Now).ChronologicalRank.ToArray();
}
