namespace Ranking.Abstractions.Tests;

public class ValueCoWatchTests
{
    [Fact]
    public void Is_what_the_formula_says()
    {
        // Of 100 people 20 like a, and 15 of them watch b; 30 watch b in all.
        CatalogStatistics statistics = Compute(
            [.. People(0, 20, "a", 1f), .. People(0, 15, "b", 0.2f), .. People(50, 15, "b", 0.2f), .. People(20, 80, "c", 0.2f)], out CategoryColumn labels);
        Assert.Equal((15 + (10 * 0.3)) / ((20 + 10) * 0.3), Lift(statistics, labels, Value(labels, "a"), Value(labels, "b")), 1e-5);
        // Nobody liked b, so it says nothing of a: that is chance.
        Assert.Equal(1, Lift(statistics, labels, Value(labels, "b"), Value(labels, "a")), 1e-5);
        Assert.True(Lift(statistics, labels, Value(labels, "a"), Value(labels, "c")) < 1);
    }

    [Fact]
    public void Is_chance_without_evidence()
    {
        CatalogStatistics statistics = Compute([], out CategoryColumn labels);
        Assert.Equal(1f, Lift(statistics, labels, 0, 1));
    }

    [Fact]
    public void Little_evidence_stays_near_to_chance()
    {
        CatalogStatistics statistics = Compute([.. People(0, 1, "a", 1f), .. People(0, 1, "b", 1f), .. People(1, 9, "c", 1f)], out CategoryColumn labels);
        // One of ten people watched both, which is ten times chance; drawn towards chance by ten more people it is under two.
        Assert.InRange(Lift(statistics, labels, Value(labels, "a"), Value(labels, "b")), 1.5f, 2f);
    }

    [Fact]
    public void Counts_the_titles_a_person_came_furthest_in_where_they_watched_very_many()
    {
        Catalog catalog = new CatalogBuilder()
            .AddRange(Enumerable.Range(0, 300).Select(i => new CatalogItem($"{i}", "x") { Categories = { ["labels"] = [i < WatchSample.MostTitles ? "deep" : "shallow"] } })).Build();
        var events = Enumerable.Range(0, 300).Select(i => new Interaction($"{i}", "p", $"{i}", InteractionKind.Play, null) { Completion = i < WatchSample.MostTitles ? 0.9f : 0.8f });
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, events, FakeClock.Now);
        CategoryColumn labels = catalog.Category("labels");
        Assert.Equal(1f, Lift(statistics, labels, Value(labels, "deep"), Value(labels, "shallow")));
    }

    [Fact]
    public void Values_beyond_the_bound_are_at_chance()
    {
        int count = ValueCoWatch.MostValues + 5;
        Catalog catalog = new CatalogBuilder()
            .AddRange(Enumerable.Range(0, count).Select(i => new CatalogItem($"{i}", "x") { Categories = { ["labels"] = [$"{i:d4}"] } })).Build();
        // Three people play each pair of neighbours, but for the last values, which nobody plays.
        IEnumerable<Interaction> events =
            from person in Enumerable.Range(0, 3 * (count / 2))
            from k in Enumerable.Range(0, 2)
            select new Interaction($"{person}/{k}", $"p{person}", $"{(2 * (person / 3)) + k}", InteractionKind.Complete, null);
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, events.Where(e => int.Parse(e.ItemId, null) < ValueCoWatch.MostValues), FakeClock.Now);
        Assert.True(Lift(statistics, catalog.Category("labels"), 0, 1) > 1f);
        Assert.Equal(1f, Lift(statistics, catalog.Category("labels"), 0, count - 1));
    }

    [Fact]
    public void A_sample_is_bounded_and_the_same_whatever_the_order()
    {
        string[] people = [.. Enumerable.Range(0, WatchSample.MostProfiles + 500).Select(i => $"person {i}")];
        WatchSample Sample(IEnumerable<string> order)
        {
            var builder = new WatchSample.Builder(PeopleSample.Of(order, WatchSample.MostProfiles));
            for (int i = 0; i < people.Length; i++)
            {
                builder.Add(people[i], i, 1f);
            }

            return builder.Build();
        }

        WatchSample first = Sample(people);
        WatchSample second = Sample(people.Reverse());
        Assert.Equal(WatchSample.MostProfiles, first.Count);
        for (int person = 0; person < first.Count; person += 97)
        {
            Assert.Equal(first.Items(person).ToArray(), second.Items(person).ToArray());
        }
    }

    private static IEnumerable<Interaction> People(int from, int count, string label, float completion) => Enumerable.Range(from, count)
        .Select(person => new Interaction($"{person}/{label}", $"p{person}", label, InteractionKind.Play, null) { Completion = completion });

    private static CatalogStatistics Compute(Interaction[] events, out CategoryColumn labels)
    {
        Catalog catalog = new CatalogBuilder().AddRange(new[] { "a", "b", "c" }.Select(id => new CatalogItem(id, id) { Categories = { ["labels"] = [id] } })).Build();
        labels = catalog.Category("labels");
        return CatalogStatistics.Compute(catalog, events, FakeClock.Now);
    }

    private static int Value(CategoryColumn labels, string name) => labels.Values.TryGetOrdinal(name, out int value) ? value : -1;

    [Fact]
    public void Refuses_room_for_another_number_of_values()
    {
        Catalog catalog = Films.Catalog();
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, [], FakeClock.Now);
        Assert.Contains("room for 3 lifts", Assert.Throws<ArgumentException>(() => statistics.Lifts(catalog.Category("directors"), 0, new float[3])).Message, StringComparison.Ordinal);
    }

    private static float Lift(CatalogStatistics statistics, CategoryColumn column, int liked, int watched)
    {
        var lifts = new float[column.Values.Count];
        statistics.Lifts(column, liked, lifts);
        return lifts[watched];
    }
}
