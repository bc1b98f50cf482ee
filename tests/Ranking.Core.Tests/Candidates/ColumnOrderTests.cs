using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class ColumnOrderTests
{
    private static readonly string[] Columns = ["rating", "added", "note", "title", "id", "_derived_popular_rank", "_derived_interaction_count"];

    // Numbers, times and texts with gaps and repeats.
    private static readonly Catalog Shelf = new CatalogBuilder().AddRange(Enumerable.Range(0, 90).Select(i => new CatalogItem($"{i}", $"Title {i % 7}")
    {
        Numbers = { ["rating"] = i % 4 == 0 ? float.NaN : (i % 5) - 2 },
        Times = i % 3 == 0 ? [] : new Dictionary<string, DateTimeOffset> { ["added"] = DateTimeOffset.FromUnixTimeSeconds((i % 6 * 9_000_000_000L) - 20_000_000_000L) },
        Texts = { ["note"] = i % 6 == 0 ? "" : $"note {i % 4}" },
        Categories = { ["genres"] = ["Drama"] },
    })).Build();

    private readonly World _world = new([.. Enumerable.Range(0, 60).Select(i => new Interaction($"{i}", $"fan{i}", $"{i % 9 * 3}", InteractionKind.Complete, FakeClock.Now.AddDays(-i)))], Shelf);

    [Fact]
    public void Reads_directions_nulls_prefixes_and_quotes_in_any_case()
    {
        ColumnOrder order = ColumnOrder.Parse(" item.a desc , \"b \"\"c\"\", d\" ASC nulls FIRST,Item.\"desc\" NULLS last,first");
        Assert.Equal([new("a", IsDescending: true), new("b \"c\", d", NullsFirst: true), new("desc"), new OrderKey("first")], order.Keys);
        Assert.Equal("\"a\" DESC, \"b \"\"c\"\", d\" NULLS FIRST, \"desc\", \"first\"", order.ToString());
        Assert.Equal(order.Keys, ColumnOrder.Parse(order.ToString()).Keys);
    }

    [Theory]
    [InlineData("", "at 1: expected a column, found the end")]
    [InlineData("a,", "at 3: expected a column, found the end")]
    [InlineData("a,,b", "at 3: expected a column, found a comma")]
    [InlineData("desc", "at 1: expected a column, found 'desc'")]
    [InlineData("item.", "at 1: expected a column, found ''")]
    [InlineData("a DSC", "at 3: expected ASC, DESC, NULLS or a comma, found 'DSC'")]
    [InlineData("a DESC ASC", "at 8: expected NULLS or a comma, found 'ASC'")]
    [InlineData("a NULLS", "at 8: expected FIRST or LAST, found the end")]
    [InlineData("a NULLS, b", "at 8: expected FIRST or LAST, found a comma")]
    [InlineData("a NULLS FIRST DESC", "at 15: expected a comma, found 'DESC'")]
    [InlineData("a \"DESC\"", "at 3: expected ASC, DESC, NULLS or a comma, found 'DESC'")]
    [InlineData("\"a", "at 1: expected a double quote at the end, found '\"a'")]
    public void Says_where_an_order_cannot_be_read_and_what_was_expected(string columns, string error)
    {
        Assert.Contains(error, Assert.Throws<ArgumentException>(() => Source.OrderedBy(columns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_all_mistakes_of_an_order()
    {
        var errors = new List<string>();
        Assert.Null(ColumnOrderReader.Read("a DSC, b, c NULLS x, ", errors));
        Assert.Equal(
            ["at 3: expected ASC, DESC, NULLS or a comma, found 'DSC'", "at 19: expected FIRST or LAST, found 'x'", "at 22: expected a column, found the end"], errors);
    }

    [Fact]
    public void Holds_an_order_to_sixteen_columns_however_long_it_is()
    {
        Assert.Equal(16, ColumnOrder.Parse(string.Join(',', Enumerable.Repeat("a", 16))).Keys.Count);
        Assert.Contains("16 columns at the most", Assert.Throws<ArgumentException>(() => ColumnOrder.Parse(string.Join(',', Enumerable.Repeat("a", 100_000)))).Message, StringComparison.Ordinal);
        Assert.True(Assert.Throws<ArgumentException>(() => ColumnOrder.Parse($"a {new string('x', 1_000_000)}")).Message.Length < 500);
    }

    [Fact]
    public void Reads_any_text_or_refuses_it() => Law.HoldsForTexts(text =>
    {
        var errors = new List<string>();
        ColumnOrder? order = ColumnOrderReader.Read(text, errors);
        Assert.Equal(order is null, errors.Count > 0);
        Assert.Equal(order?.Keys, order is null ? null : ColumnOrder.Parse(order.ToString()).Keys);
    });

    [Fact]
    public void Checks_all_columns_against_a_catalog()
    {
        Assert.Empty(ColumnOrder.Parse("rating, added DESC, note, title, id, _derived_trending_rank, _derived_chronological_rank").Check(Shelf));
        Assert.Equal(
            ["there is no column 'ratng' to order by. Did you mean 'rating'?", "the labels of 'genres' have no order; titles are ordered by numbers, times and texts"],
            ColumnOrder.Parse("ratng, genres, ratng DESC, title").Check(Shelf));
    }

    [Fact]
    public void Is_the_order_of_a_sort_by_the_same_columns() => Law.Holds(random =>
    {
        OrderKey[] keys = [.. Enumerable.Range(0, 1 + random.NextInt32(4)).Select(_ => new OrderKey(Columns[random.NextInt32(Columns.Length)], random.NextInt32(2) == 0, random.NextInt32(2) == 0))];
        int[] items = [.. Enumerable.Range(0, Shelf.Count)];
        Array.Sort(items, (a, b) =>
        {
            foreach (OrderKey key in keys)
            {
                (IComparable? left, IComparable? right) = (Value(key.Column, a), Value(key.Column, b));
                int compared = left is null || right is null
                    ? (left is null ? 1 : 0).CompareTo(right is null ? 1 : 0) * (key.NullsFirst ? -1 : 1)
                    : (left is string text ? string.CompareOrdinal(text, (string)right) : left.CompareTo(right)) * (key.IsDescending ? -1 : 1);
                if (compared != 0)
                {
                    return compared;
                }
            }

            return a.CompareTo(b);
        });
        Assert.Equal(items, TitleOrders.Of(_world.Snapshot, new ColumnOrder(keys)).ToArray());
    });

    [Fact]
    public void Gives_titles_by_place_whether_those_before_may_be_shown_or_not()
    {
        CandidateBuffer found = Retrieve("id DESC", "fan3", limit: 3);
        Assert.Equal([89, 88, 87], found.Items.ToArray());
        Assert.Equal([1f, 1 / 2f, 1 / 3f], found.Scores.ToArray());
        found = Retrieve("_derived_popular_rank", "fan0", limit: 2);
        Assert.Equal([3, 6], found.Items.ToArray());
        Assert.Equal([1 / 2f, 1 / 3f], found.Scores.ToArray());
    }

    [Fact]
    public void An_unknown_column_gives_nothing_and_says_the_nearest_name()
    {
        RankingContext context = _world.Context("nobody");
        var buffer = new CandidateBuffer(context.Eligibility, 5);
        Source.OrderedBy("tittle DESC").RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(0, buffer.Count);
        TraceEntry entry = Assert.Single(((TraceRecorder)context.Trace).Entries);
        Assert.Equal((Stages.Source, "ordered", TraceOutcome.Fallback), (entry.Stage, entry.Component, entry.Outcome));
        Assert.Contains("Did you mean 'title'?", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_made_anew_with_new_statistics_only_where_it_depends_on_them()
    {
        RankingSnapshot newer = _world.Snapshot.With(CatalogStatistics.Compute(Shelf, [new Interaction("x", "fan", "50", InteractionKind.Complete, FakeClock.Now)], FakeClock.Now));
        ColumnOrder byPopularity = ColumnOrder.Parse("_derived_popular_rank");
        Assert.Equal(0, TitleOrders.Of(_world.Snapshot, byPopularity)[0]);
        Assert.Equal(50, TitleOrders.Of(newer, byPopularity)[0]);
        ColumnOrder byTitle = ColumnOrder.Parse("title");
        Assert.True(TitleOrders.Of(_world.Snapshot, byTitle) == TitleOrders.Of(newer, ColumnOrder.Parse("item.title ASC NULLS LAST")));
    }

    [Fact]
    public void Keeps_a_bounded_number_of_orders_and_forgets_none_wrongly()
    {
        for (int i = 0; i < 200; i++)
        {
            string columns = string.Join(", ", Enumerable.Range(0, 8).Select(bit => $"{Columns[bit % 5]}{((i >> bit) & 1) switch { 0 => "", _ => " DESC" }}"));
            ColumnOrder order = ColumnOrder.Parse(columns);
            Assert.Equal(TitleOrders.Of(_world.Snapshot, order).ToArray(), TitleOrders.Of(_world.Snapshot, order).ToArray());
        }
    }

    [Fact]
    public void Stops_where_it_is_cancelled()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 5000).Select(i => new CatalogItem($"{i}", "") { Maturity = "R" })).Build();
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now));
        var context = new RankingContext(snapshot, new Profile("child") { Maturity = "G" }, ProfileHistory.Empty, FakeClock.Now);
        Assert.Throws<OperationCanceledException>(() => Source.OrderedBy("id").RetrieveAsync(context, new CandidateBuffer(context.Eligibility, 5), new CancellationToken(canceled: true)).AsTask().GetAwaiter().GetResult());
    }

    private IComparable? Value(string column, int item) => column switch
    {
        "rating" => float.IsNaN(Shelf.Numbers("rating")[item]) ? null : Shelf.Numbers("rating")[item],
        "added" => Shelf.Times("added")[item] == Catalog.MissingTime ? null : Shelf.Times("added")[item],
        "note" => Shelf.Texts("note")[item].Length == 0 ? null : Shelf.Texts("note")[item],
        "title" => Shelf.Title(item),
        "id" => item,
        "_derived_popular_rank" => _world.Snapshot.Statistics.PopularRank[item],
        _ => _world.Snapshot.Statistics.Plays[item],
    };

    private CandidateBuffer Retrieve(string columns, string profile, int limit)
    {
        RankingContext context = _world.Context(profile);
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        Source.OrderedBy(columns).RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
