using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class MatchingSourceTests
{
    private static readonly string[] Vocabulary = ["space", "ship", "drama", "night", "summer", "cabaret", "heist", "ocean", "winter", "Amélie"];

    private static readonly Catalog Shelf = new CatalogBuilder().AddRange(
    [
        new CatalogItem("a", "Cabaret") { Texts = { ["plot"] = "A singer in Weimar Berlin." }, Categories = { ["genres"] = ["Musical", "Drama"] } },
        new CatalogItem("b", "Amélie") { Texts = { ["plot"] = "A waitress in Paris helps others, helps, and helps." }, Categories = { ["genres"] = ["Comedy"] } },
        new CatalogItem("c", "Berlin Alexanderplatz") { Texts = { ["plot"] = "" }, Categories = { ["genres"] = ["Drama"] } },
        new CatalogItem("d", "Drama Drama") { Maturity = "R" },
        new CatalogItem("e", "Paris, Texas") { Texts = { ["plot"] = "A man walks out of the desert." }, Categories = { ["genres"] = ["Drama"] } },
    ]).Build();

    [Theory]
    [InlineData("berlin", "c a")]
    [InlineData("BERLIN!", "c a")]
    [InlineData("amelie", "b")]
    [InlineData("musical singer", "a")]
    [InlineData("Paris texas", "e b")]
    [InlineData("", "")]
    [InlineData("!? …", "")]
    [InlineData("zeppelin", "")]
    [InlineData("cabarte", "a")]
    [InlineData("alexandrplats", "c")]
    [InlineData("pari", "e b")]
    [InlineData("par", "")]
    public void Finds_titles_by_their_words_the_best_first(string text, string ids) => Assert.Equal(ids, Found(Source.Matching(text)));

    [Fact]
    public void Takes_words_as_they_are_where_it_is_told_to()
    {
        Assert.Equal("", Found(Source.Matching("cabarte", fuzzy: false)));
        Assert.Equal("a", Found(Source.Matching("cabaret", fuzzy: false)));
    }

    [Fact]
    public void Looks_into_the_columns_it_is_told_to()
    {
        Assert.Equal("d", Found(Source.Matching("drama", ["title"])));
        Assert.Equal("a c e", Found(Source.Matching("drama", ["genres"]), inOrder: false));
        Assert.Equal("a e", Found(Source.Matching("a", ["plot"]), limit: 2, inOrder: false));
    }

    [Fact]
    public void Gives_nothing_for_a_column_that_is_not_there_and_says_so()
    {
        RankingContext context = Context();
        var buffer = new CandidateBuffer(context.Eligibility, 5);
        Source.Matching("drama", ["genre"]).RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(0, buffer.Count);
        Assert.Contains("Did you mean 'genres'?", Assert.Single(((TraceRecorder)context.Trace).Entries).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_only_what_may_be_shown()
    {
        RankingContext context = Context(new Profile("child") { Maturity = "G" });
        var buffer = new CandidateBuffer(context.Eligibility, 5);
        Source.Matching("drama").RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void Scores_by_BM25_ties_by_ordinal() => Law.Holds(random =>
    {
        string[][] texts = [.. Enumerable.Range(0, 1 + random.NextInt32(40)).Select(_ => Words(random, random.NextInt32(12)))];
        Catalog catalog = new CatalogBuilder().AddRange(texts.Select((words, i) => new CatalogItem($"{i}", string.Join(' ', words)))).Build();
        string[] query = [.. Words(random, random.NextInt32(5)).Distinct(StringComparer.Ordinal)];
        double mean = Math.Max(1e-9, texts.Average(words => words.Length));
        double[] expected = [.. texts.Select(words => query.Sum(word =>
        {
            int n = texts.Count(text => text.Contains(word, StringComparer.Ordinal));
            int f = words.Count(own => own == word);
            return Math.Log(1 + ((texts.Length - n + 0.5) / (n + 0.5))) * f * 2.2 / (f + (1.2 * (0.25 + (0.75 * words.Length / mean))));
        }))];
        CandidateBuffer found = Retrieve(Source.Matching(string.Join(", ", query), fuzzy: false), Context(catalog: catalog), texts.Length);
        Assert.Equal(expected.Count(score => score > 0), found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            Assert.Equal(expected[found.Items[i]], found.Scores[i], 1e-4);
            Assert.True(i == 0 || found.Scores[i] < found.Scores[i - 1] || (found.Scores[i] == found.Scores[i - 1] && found.Items[i] > found.Items[i - 1]));
        }
    });

    [Fact]
    public void A_mistyped_word_counts_less_than_the_word_itself()
    {
        float right = Retrieve(Source.Matching("cabaret"), Context(), 5).Scores[0];
        float wrong = Retrieve(Source.Matching("cabarat"), Context(), 5).Scores[0];
        Assert.InRange(wrong, 0.3f * right, 0.8f * right);
    }

    [Fact]
    public void Forms_of_a_word_count_as_one_word()
    {
        Catalog catalog = new CatalogBuilder().Add(new CatalogItem("a", "wander wonder")).Add(new CatalogItem("b", "wander wander")).Add(new CatalogItem("c", "else")).Build();
        CandidateBuffer found = Retrieve(Source.Matching("wunder"), Context(catalog: catalog), 5);
        Assert.Equal([0, 1], found.Items.ToArray());
        Assert.Equal(found.Scores[0], found.Scores[1]);
    }

    [Theory]
    [InlineData("many different words")]
    [InlineData("one word")]
    [InlineData("one letter")]
    [InlineData("no words")]
    public void Does_bounded_work_for_any_text(string kind)
    {
        string text = kind switch
        {
            "many different words" => string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"wordnumber{i}")),
            "one word" => string.Concat(Enumerable.Repeat("cabaret ", 125_000)),
            "one letter" => new string('x', 1_000_000),
            _ => new string(' ', 1_000_000),
        };
        Assert.Equal(kind == "one word" ? "a" : "", Found(Source.Matching(text)));
    }

    [Fact]
    public void Stops_where_it_is_cancelled()
    {
        RankingContext context = Context();
        Assert.Throws<OperationCanceledException>(() =>
            Source.Matching("drama").RetrieveAsync(context, new CandidateBuffer(context.Eligibility, 5), new CancellationToken(canceled: true)).AsTask().GetAwaiter().GetResult());
    }

    private static string[] Words(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => Vocabulary[Math.Min(random.NextInt32(10), random.NextInt32(10))])];

    private static RankingContext Context(Profile? profile = null, Catalog? catalog = null)
    {
        catalog ??= Shelf;
        return new RankingContext(RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now)), profile ?? new Profile("someone"), ProfileHistory.Empty, FakeClock.Now)
        {
            Trace = new TraceRecorder(isFull: false),
        };
    }

    private static string Found(ICandidateSource source, int limit = 5, bool inOrder = true)
    {
        IEnumerable<string> ids = Retrieve(source, Context(), limit).Items.ToArray().Select(item => Shelf.Ids[item]);
        return string.Join(' ', inOrder ? ids : ids.Order(StringComparer.Ordinal));
    }

    private static CandidateBuffer Retrieve(ICandidateSource source, RankingContext context, int limit)
    {
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
