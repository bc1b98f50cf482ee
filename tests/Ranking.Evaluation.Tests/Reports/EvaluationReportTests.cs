using System.Xml;
using System.Xml.Linq;

namespace Ranking.Evaluation.Tests;

public class EvaluationReportTests
{
    private const string Hostile = "<script>alert(1)</script>\" onload='x' & {0} \u202Eturned\u0007 \uD800";

    private static readonly string[] People = [.. Enumerable.Range(0, 40).Select(i => $"p{i}")];

    private static readonly EvaluationReport Report = new()
    {
        Title = "Models of titles",
        About = "Forty people.",
        Results = [Result("popularity", 1, 0), Result("ease", 2, 0.2), Result("ease again", 2, 0.2)],
        Baseline = "ease",
        Settings = [new("Data", "forty people"), new("Seed", "7")],
        Curves =
        [
            new ReportCurve("ease", "loss", [(1, 0.9), (2, 0.5), (3, double.NaN), (4, 0.4), (5, 0.39)]),
            new ReportCurve("elsa", "loss", [(2, 0.7), (1, 0.8)]) { StepName = "pass" },
            new ReportCurve("ease", "ndcg@10", [(1, 0.1)]),
        ],
        Intervals = new BootstrapOptions { Resamples = 200, Seed = 5 },
    };

    [Fact]
    public void Shows_every_mean_and_every_paired_difference_with_its_interval()
    {
        string html = Report.ToHtml();
        XElement[] tables = [.. Read(html).Descendants("table")];
        ModelResult baseline = Report.Results[1];
        foreach (ModelResult result in Report.Results)
        {
            string[] means = Cells(tables[0], result.Model);
            for (int m = 0; m < 2; m++)
            {
                Assert.StartsWith(Text(result.Interval(result.Metrics[m], Report.Intervals), Numbers.Mean), means[m], StringComparison.Ordinal);
            }

            if (result != baseline)
            {
                Assert.StartsWith(Text(result.DifferenceTo(baseline, "mrr", Report.Intervals), Numbers.Signed), Cells(tables[1], result.Model)[1], StringComparison.Ordinal);
            }
        }

        Assert.Contains("lower", Cells(tables[1], "popularity")[0], StringComparison.Ordinal);
        Assert.Contains("not settled", Cells(tables[1], "ease again")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("ease", tables[1].Descendants("bdi").Select(name => name.Value));
        // Two models that are the same are both the highest.
        Assert.Contains("highest", Cells(tables[0], "ease")[0], StringComparison.Ordinal);
        Assert.Contains("highest", Cells(tables[0], "ease again")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("highest", Cells(tables[0], "popularity")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_it_was_measured()
    {
        string text = Read(Report.ToHtml()).Root!.Value;
        Assert.Contains("Forty people.", text, StringComparison.Ordinal);
        Assert.Contains("40 people", text, StringComparison.Ordinal);
        Assert.Contains("percentile bootstrap over people, 200 resamples, 95 %, seed 5", text, StringComparison.Ordinal);
        Assert.Contains("1,234 scores were not finite", text, StringComparison.Ordinal);
        Assert.Contains("forty people", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_one_file_that_needs_nothing_else_and_always_the_same()
    {
        string html = Report.ToHtml();
        Assert.Equal(html, (Report with { }).ToHtml());
        foreach (string reach in new[] { "http", "src=", "href=", "url(", "@import", "<script", "<link", "<img" })
        {
            Assert.DoesNotContain(reach, html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_say_what_they_show_and_tables_what_they_hold()
    {
        XDocument page = Read(Report.ToHtml());
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        XElement[] pictures = [.. page.Descendants("svg").Where(svg => svg.Attribute("aria-hidden") is null)];
        // Two metrics with their differences, and two measures of training.
        Assert.Equal(2 + 2 + 2, pictures.Length);
        foreach (XElement svg in pictures)
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal([svg.Element("title")!.Attribute("id")!.Value, svg.Element("desc")!.Attribute("id")!.Value], svg.Attribute("aria-labelledby")!.Value.Split(' '));
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.NotEmpty(svg.Element("desc")!.Value);
        }

        Assert.Equal(2 + 2, page.Descendants("table").Count());
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), header => Assert.Contains(header.Attribute("scope")!.Value, new[] { "row", "col" }));
        Assert.All(page.Descendants("section"), section => Assert.Contains(section.Attribute("aria-labelledby")!.Value, ids));
        Assert.Single(page.Descendants("h1"));
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
    }

    [Fact]
    public void A_curve_breaks_where_nothing_was_measured_and_shares_its_plot_with_its_measure()
    {
        XElement loss = Read(Report.ToHtml()).Descendants("figure").Single(figure => figure.Element("figcaption")!.Value == "loss");
        string[] paths = [.. loss.Element("svg")!.Descendants("path").Select(path => path.Attribute("d")!.Value)];
        Assert.Equal(2, paths.Length);
        Assert.Equal(2, paths[0].Count(letter => letter == 'M'));
        Assert.Equal(2, paths[0].Count(letter => letter == 'L'));
        Assert.Equal("ease: 0.9 at epoch 1, 0.39 at epoch 5; elsa: 0.8 at pass 1, 0.7 at pass 2.", loss.Descendants("desc").Single().Value);
        Assert.Equal(5 + 2, loss.Descendants("tbody").Elements("tr").Count());
        Assert.Equal(["ease", "elsa"], loss.Elements("ul").Descendants("bdi").Select(name => name.Value));
    }

    [Fact]
    public void A_curve_of_nothing_and_of_numbers_too_large_to_draw_is_an_empty_plot()
    {
        EvaluationReport report = Report with { Curves = [new("a", "loss", []), new("b", "loss", [(1, double.PositiveInfinity), (double.NaN, 1), (2, double.MaxValue)])] };
        XElement figure = Read(report.ToHtml()).Descendants("figure").Last();
        Assert.All(figure.Descendants("path"), path => Assert.DoesNotContain("N", path.Attribute("d")!.Value, StringComparison.Ordinal));
        Assert.Contains("a: nothing measured; b: nothing measured.", figure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_show_as_they_are_and_do_nothing()
    {
        XDocument page = Read(Named(Hostile).ToHtml());
        Assert.Empty(page.Descendants("script"));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string shown = Hostile.Replace("\u202E", "", StringComparison.Ordinal).Replace('\u0007', '\uFFFD').Replace('\uD800', '\uFFFD');
        Assert.Equal(shown, page.Descendants("h1").Single().Value);
        Assert.Equal([shown], page.Descendants("thead").First().Elements("tr").Elements("th").Skip(1).Select(header => header.Value));
        Assert.Contains(shown, page.Descendants("bdi").Select(name => name.Value));
    }

    [Fact]
    public void No_text_breaks_the_page() => Law.HoldsForTexts(text => Assert.Empty(Read(Named(text).ToHtml()).Descendants("script")), cases: 60);

    [Fact]
    public void One_model_is_compared_with_nobody()
    {
        XDocument page = Read((Report with { Results = [Report.Results[0]], Baseline = null, Curves = [], Settings = [] }).ToHtml());
        Assert.Single(page.Descendants("table"));
        Assert.DoesNotContain("highest", page.Descendants("table").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("h2"), heading => heading.Value.StartsWith("Against", StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_models_that_do_not_stand_side_by_side()
    {
        Assert.Contains("at least one model", Refusal(Report with { Results = [] }), StringComparison.Ordinal);
        Assert.Contains("may stand in a report once", Refusal(Report with { Results = [Report.Results[0], Report.Results[0]] }), StringComparison.Ordinal);
        Assert.Contains("no result of the baseline 'eas'. Did you mean 'ease'?", Refusal(Report with { Baseline = "eas" }), StringComparison.Ordinal);
        ModelResult strangers = ModelResult.Create("strangers", ["x"], ["ndcg@10", "mrr"], [1, 1]);
        Assert.Contains("same people in the same order", Refusal(Report with { Results = [.. Report.Results, strangers] }), StringComparison.Ordinal);
        ModelResult other = ModelResult.Create("other", People, ["map"], new double[40]);
        Assert.Contains("has no metric 'ndcg@10'", Refusal(Report with { Results = [.. Report.Results, other] }), StringComparison.Ordinal);
    }

    private static string Refusal(EvaluationReport report) => Assert.Throws<RankingException>(report.ToHtml).Message;

    private static EvaluationReport Named(string text) => new()
    {
        Title = text,
        About = text,
        Results = [ModelResult.Create(text, ["p"], [text], [0.5]), ModelResult.Create($"{text}2", ["p"], [text], [0.4])],
        Settings = [new(text, text)],
        Curves = [new ReportCurve(text, text, [(1, 1), (2, 2)]) { StepName = text }],
        Intervals = new BootstrapOptions { Resamples = 100 },
    };

    // The page is written so that it is XML as well, which no unencoded text would survive.
    private static XDocument Read(string html)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static string[] Cells(XElement table, string model) =>
        [.. table.Descendants("tr").Single(row => row.Element("th")!.Element("bdi")?.Value == model).Elements("td").Select(cell => string.Join(' ', cell.Elements().OrderBy(part => part.Name == "small" || part.Name == "em").Select(part => part.Value.Trim())))];

    private static string Text(BootstrapInterval interval, Func<double, string> number) => $"{number(interval.Mean)} {number(interval.Low)} to {number(interval.High)}";

    private static ModelResult Result(string model, ulong seed, double more)
    {
        var random = new SeededRandom(seed);
        return ModelResult.Create(model, People, ["ndcg@10", "mrr"], [.. Enumerable.Range(0, 80).Select(_ => more + (random.NextSingle() / 2))], model == "popularity" ? 1234 : 0);
    }
}
