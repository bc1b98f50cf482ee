using Ranking.Embeddings;
using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>What formulas read of titles, the person and the moment, through an item ranker.</summary>
public class ReadingTests
{
    // A Saturday, 21:30.
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 21, 30, 0, TimeSpan.Zero);

    private static readonly Catalog Shelf = new CatalogBuilder()
        .Add(new CatalogItem("heat", "Heat")
        {
            Categories = { ["genres"] = ["Crime", "Drama"], ["language"] = ["en"] },
            Numbers = { ["rating"] = 8.3f, ["year"] = 1995 },
            Texts = { ["plot"] = "A thief and a detective." },
            Times = { ["added"] = Now.AddHours(-10) },
        })
        .Add(new CatalogItem("amelie", "Amélie")
        {
            Categories = { ["genres"] = ["Comedy", "Romance"], ["language"] = ["fr"] },
            Numbers = { ["rating"] = 8.1f },
            Times = { ["added"] = Now.AddHours(-1), ["release_date"] = Now.AddDays(-10) },
        })
        .Add(new CatalogItem("blank", "Blank"))
        .Build();

    private static readonly EmbeddingTable Vectors = EmbeddingTable.Create(2, [1f, 0f, 0f, 0f, 3f, 4f], ["amelie", "blank", "heat"]);

    [Theory]
    [InlineData("item.rating", 8.3f, 8.1f, float.NaN)]
    [InlineData("coalesce(item.rating, 5)", 8.3f, 8.1f, 5f)]
    [InlineData("item.language = 'en'", 1f, 0f, float.NaN)]
    [InlineData("1 if item.language = 'en' else 0", 1f, 0f, 0f)]
    [InlineData("item.language in ('en', 'fr')", 1f, 1f, float.NaN)]
    [InlineData("item.genres contains 'Drama'", 1f, 0f, float.NaN)]
    [InlineData("'Romance' in item.genres", 0f, 1f, float.NaN)]
    [InlineData("contains(item.genres, 'no such label')", 0f, 0f, float.NaN)]
    [InlineData("array_has_any(item.genres, ['Drama', 'Comedy'])", 1f, 1f, float.NaN)]
    [InlineData("array_has_all(item.genres, ['Drama', 'Crime'])", 1f, 0f, float.NaN)]
    [InlineData("len(item.genres)", 2f, 2f, float.NaN)]
    [InlineData("item.genres is null", 0f, 0f, 1f)]
    [InlineData("item.plot is not null", 1f, 0f, 0f)]
    [InlineData("item.title like 'A%'", 0f, 1f, 0f)]
    [InlineData("item.title = 'Heat' or item.id = 'blank'", 1f, 0f, 1f)]
    [InlineData("regexp_match(item.plot, 'thief|cat')", 1f, float.NaN, float.NaN)]
    [InlineData("(now_seconds() - item.added) / 3600", 10f, 1f, float.NaN)]
    [InlineData("item.added > '2026-03-14T12:00:00Z'", 0f, 1f, float.NaN)]
    [InlineData("item.added + 36000 >= now_seconds()", 1f, 1f, float.NaN)]
    [InlineData("now_seconds() - item.release_date = 864000", float.NaN, 1f, float.NaN)]
    [InlineData("item.release_date - item.added", float.NaN, -860400f, float.NaN)]
    [InlineData("days_since_release", 11395.9f, 10f, float.NaN)]
    [InlineData("item._derived_popular_rank + _derived_popular_rank", 4f, 2f, 6f)]
    [InlineData("item._derived_interaction_count", 1f, 2f, 0f)]
    [InlineData("_derived_chronological_rank", 2f, 1f, 3f)]
    [InlineData("hour_of_day + context.hour_of_day", 42f, 42f, 42f)]
    [InlineData("day_of_week + is_weekend", 7f, 7f, 7f)]
    [InlineData("device = 'tv' and context.device <> 'phone'", 1f, 1f, 1f)]
    [InlineData("region is null and user.region is null", 1f, 1f, 1f)]
    [InlineData("user.id = 'ann' and user.language = 'fr'", 1f, 1f, 1f)]
    [InlineData("item.language = language", 0f, 1f, float.NaN)]
    [InlineData("user.history_count + len(user.recent_interactions)", 2f, 2f, 2f)]
    [InlineData("item.no_such_column", float.NaN, float.NaN, float.NaN)]
    [InlineData("item.language + 1", float.NaN, float.NaN, float.NaN)]
    [InlineData("CASE item.language WHEN 'en' THEN 1 WHEN 'fr' THEN 2 ELSE 3 END", 1f, 2f, 3f)]
    [InlineData("(coalesce(item.language, 'en') = 'en') + 0", 1f, 0f, 1f)]
    [InlineData("(item.title if is_weekend else item.id) = 'Heat'", 1f, 0f, 0f)]
    public void Reads(string text, float heat, float amelie, float blank)
    {
        float[] values = Values(text);
        Assert.Equal([heat, amelie, blank], values.Select(value => value), (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-4f * Math.Abs(a));
    }

    [Fact]
    public async Task A_ranker_reads_what_its_formula_names_and_leaves_out_what_is_null()
    {
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("item.rating if 'Drama' in item.genres else item.rating / 2").Build();
        RankingContext context = Context(explain: true);
        RankedList list = await ranker.RankAsync(Query(), context);
        Assert.Equal(["heat", "amelie"], list.Ids(Shelf));
        Assert.Equal([8.3f, 4.05f], list.Scores.ToArray());
        Assert.Contains(context.Trace is TraceRecorder recorder ? recorder.Entries : [], entry => entry.Detail.Contains("not finite", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_of_a_list_reads_too_and_terms_have_only_the_branch_that_was_taken()
    {
        RankingContext context = Context(explain: true);
        ItemQuery query = Query() with { Scorer = Scorers.Formula("item.rating + 1 if device = 'tv' else 2 * item.rating") };
        RankedList list = await new ItemRankerBuilder().UseFormula("retrieval").Build().RankAsync(query, context);
        Assert.Equal([9.3f, 9.1f], list.Scores.ToArray());
        ListTrace trace = ((TraceRecorder)context.Trace).Rankers[0].Lists[0];
        Assert.Equal(["item.rating", "1", "2 * item.rating"], trace.Terms.Select(term => term.Name));
        Assert.All(trace.Terms[2].Values, value => Assert.Equal(float.NaN, value));
    }

    [Fact]
    public async Task A_signal_of_a_host_goes_before_a_column()
    {
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(Parts.Signal("item.rating", item => item)).UseFormula("item.rating").Build();
        Assert.Equal(["heat", "blank", "amelie"], (await ranker.RankAsync(Query(), Context())).Ids(Shelf));
    }

    [Fact]
    public async Task What_each_source_gave_has_a_name()
    {
        ICandidateSource first = Named("first", "heat", "amelie");
        ICandidateSource second = Named("second", "blank", "amelie");
        var query = new ItemQuery("q", [first, second], 3) { IncludeWatched = true };
        IItemRanker ranker = new ItemRankerBuilder()
            .UseFormula("100 * retrieval.get_rank('first', default=9) + 10 * retrieval.get_rank('second', default=9) + retrieval.get_score('second')").Build();
        RankedList list = await ranker.RankAsync(query, Context());
        // blank: 900 + 10 + 1; amelie: 200 + 20 + 0.5; heat: 100 + 90 + 0.
        Assert.Equal(["blank", "amelie", "heat"], list.Ids(Shelf));
        Assert.Equal([911f, 220.5f, 190f], list.Scores.ToArray());
    }

    [Fact]
    public async Task All_candidates_are_those_of_the_list()
    {
        ItemQuery two = Query() with { Sources = [Named("a", "heat", "amelie")] };
        ItemQuery three = Query() with { Sources = [Named("b", "heat", "amelie", "blank")] };
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("rank(item._derived_popular_rank)").Build();
        IReadOnlyList<RankedList> lists = await ranker.RankAsync([two, three], Context(), CancellationToken.None);
        Assert.Equal([2f, 1f], lists[0].Scores.ToArray());
        Assert.Equal([3f, 2f, 1f], lists[1].Scores.ToArray());
    }

    [Fact]
    public void Likeness_is_that_of_vectors_and_0_where_there_is_none()
    {
        string user = "pooled_text_encoding(user.recent_interactions, pool_fn='mean', embedding_ref='text')";
        float[] cosine = Values($"cosine_similarity(text_encoding(item, embedding_ref='text'), {user})");
        Assert.Equal(1f, cosine[0], 1e-5f);
        Assert.InRange(cosine[1], -1f, 0.99f);
        Assert.Equal(cosine, Values($"cosine_similarity({user}, text_encoding(item, 'text'))"));
        Assert.Equal(cosine, Values($"dot(text_encoding(item, 'text'), {user}) + 0"), (a, b) => Math.Abs(a - b) < 1e-5f);
        // Rows of bytes are read too.
        Assert.Equal(cosine, Values($"dot(text_encoding(item, 'bytes'), {user.Replace("'text'", "'bytes'", StringComparison.Ordinal)}) + 0"), (a, b) => Math.Abs(a - b) < 0.02f);
        Assert.Equal([0f, 0f, 0f], Values($"cosine_similarity(text_encoding(item, 'no_such_space'), {user})"));
        Assert.Equal([0f, 0f, 0f], Values("dot(text_encoding(user, 'no_such_space'), text_encoding(item, 'text'))"));
    }

    [Theory]
    [InlineData("0.5 * item.ratng", "the catalog has no column 'ratng'. Did you mean 'rating'?")]
    [InlineData("item.language + 1", "item.language is text; arithmetic takes numbers")]
    [InlineData("item.genres = 'Drama'", "item.genres is a set of labels; comparisons take a number, a text or a time; a set of labels is asked with contains")]
    [InlineData("contxt.device + 1", "there is no signal 'contxt.device'. Did you mean 'context.device'?")]
    [InlineData("hour_of_dya", "there is no signal 'hour_of_dya'. Did you mean 'hour_of_day'?")]
    [InlineData("user.age", "age, birth date, gender and sex are not inputs")]
    [InlineData("item.added = 'soon' and item.rating like 'x'", "item.rating is a number; like takes text")]
    public void A_catalog_says_what_its_columns_are(string text, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => ScoreExpression.Parse(text).Check(["affinity"], Shelf));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static float[] Values(string text)
    {
        ScoreExpression expression = ScoreExpression.Parse(text);
        expression.Check([], text.Contains("no_such_column", StringComparison.Ordinal) || text == "item.language + 1" ? null : Shelf);
        RankingContext context = Context();
        var reading = new ExpressionSignals(expression.Read);
        var batch = new CandidateBatch(context, SignalScope.Page, new[] { "heat", "amelie", "blank" }.Select(Shelf.Ids.OrdinalOf).ToArray(), new Dictionary<string, ReadOnlyMemory<float>>(), [], default);
        float[][] columns = [.. reading.Signals.Select(_ => new float[3])];
        reading.ComputeAsync(batch, [.. columns.Select(column => column.AsMemory())], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var scores = new float[3];
        expression.Evaluate([.. expression.Names.Select(name => (ReadOnlyMemory<float>)columns[reading.Signals.ToList().FindIndex(signal => signal.Name == name)])], scores);
        return Array.ConvertAll(scores, score => float.IsFinite(score) ? score : float.NaN);
    }

    private static ItemQuery Query() => new("q", [global::Ranking.Candidates.Ids(["heat", "amelie", "blank"])], 3) { IncludeWatched = true };

    private static ICandidateSource Named(string name, params string[] ids) => new NamedSource(name, ids);

    private static RankingContext Context(bool explain = false)
    {
        Interaction[] events =
        [
            new("1", "ann", "heat", InteractionKind.Complete, Now.AddDays(-3)),
            new("2", "bob", "amelie", InteractionKind.Complete, Now.AddDays(-3)),
            new("3", "cat", "amelie", InteractionKind.Complete, Now.AddDays(-3)),
        ];
        RankingSnapshot snapshot = RankingSnapshot.Create(Shelf, CatalogStatistics.Compute(Shelf, events, Now), [VectorSpace.Create("text", Vectors, Shelf), VectorSpace.Create("bytes", Vectors.Quantize(), Shelf)]);
        return new RankingContext(snapshot, new Profile("ann") { Language = "fr" }, ProfileHistory.Create(events[..1], Shelf), Now) { Device = "tv", Trace = new TraceRecorder(explain) };
    }

    private sealed class NamedSource(string name, string[] ids) : ICandidateSource
    {
        public string Name => name;

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                candidates.TryAdd(Shelf.Ids.OrdinalOf(ids[i]), 1f / (i + 1));
            }

            return ValueTask.CompletedTask;
        }
    }
}
