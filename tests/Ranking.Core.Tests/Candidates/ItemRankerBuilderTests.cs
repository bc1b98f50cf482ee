using Ranking.Expressions;

namespace Ranking.Core.Tests.Candidates;

public class ItemRankerBuilderTests
{
    [Fact]
    public void Finds_an_unknown_signal_in_the_formula_when_it_builds()
    {
        var error = Assert.Throws<ExpressionException>(() => ItemRankerBuilder.CreateDefault().UseFormula("0.5 * affinty").Build());
        Assert.Contains("column 7: there is no signal 'affinty'. Did you mean 'affinity'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_everything_that_is_wrong_with_its_signals()
    {
        var error = Assert.Throws<RankingException>(() => new ItemRankerBuilder()
            .AddSignals(Parts.Signal("a", _ => 0))
            .AddSignals(Parts.Signal("a", _ => 0))
            .AddSignals(Parts.Signal("9 lives", _ => 0))
            .AddSignals(Parts.Signal(new Signal("b", Missing: float.NaN), (_, _, _) => ValueTask.CompletedTask))
            .UseFormula("a")
            .Build());
        Assert.Contains("'a' is given already", error.Message, StringComparison.Ordinal);
        Assert.Contains("'9 lives' is not a name", error.Message, StringComparison.Ordinal);
        Assert.Contains("missing value of 'b' is not finite", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user.age")]
    [InlineData("user.gender")]
    [InlineData("profile.birth_date")]
    [InlineData("sex")]
    [InlineData("User.Sex")]
    [InlineData("user_age")]
    [InlineData("profile.age_group")]
    [InlineData("year_of_birth")]
    public void Refuses_demographics_as_signals(string name)
    {
        var error = Assert.Throws<RankingException>(() => new ItemRankerBuilder().AddSignals(Parts.Signal(name, _ => 0)).UseFormula("retrieval").Build());
        Assert.Contains("age, birth date, gender and sex are not inputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_demographics_in_a_formula()
    {
        var error = Assert.Throws<RankingException>(() => new ItemRankerBuilder().UseFormula("retrieval + user.age").Build());
        Assert.Contains("are not inputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_age_of_a_title_is_no_persons()
    {
        Assert.NotNull(new ItemRankerBuilder().AddSignals(Parts.Signal("item.age", _ => 0)).UseFormula("item.age").Build());
    }

    [Fact]
    public void Refuses_a_scorer_of_the_page_that_reads_a_signal_of_a_row()
    {
        var error = Assert.Throws<RankingException>(() => new ItemRankerBuilder().UseScorer(new PageScorer()).Build());
        Assert.Contains("cannot read 'retrieval', which belongs to a row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_everything_once_it_has_built()
    {
        ItemRankerBuilder builder = ItemRankerBuilder.CreateDefault();
        builder.Build();
        Assert.Throws<InvalidOperationException>(() => builder.AddSignals(Signals.Statistics()));
        Assert.Throws<InvalidOperationException>(() => builder.UseFormula("1"));
        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    private sealed class PageScorer : IScorer
    {
        public string Name => "page scorer";

        public IReadOnlyList<string> Requires => ["retrieval"];

        public SignalScope Scope => SignalScope.Page;

        public void Score(CandidateBatch batch, Span<float> scores) => scores.Clear();
    }
}
