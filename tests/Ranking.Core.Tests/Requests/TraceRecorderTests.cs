namespace Ranking.Core.Tests;

public class TraceRecorderTests
{
    [Theory]
    [InlineData(TraceOutcome.Ran, false, false)]
    [InlineData(TraceOutcome.Ran, true, true)]
    [InlineData(TraceOutcome.Failed, false, true)]
    [InlineData(TraceOutcome.Late, false, true)]
    [InlineData(TraceOutcome.Fallback, false, true)]
    public void Records_parts_that_ran_only_when_it_is_full(TraceOutcome outcome, bool isFull, bool isRecorded)
    {
        var trace = new TraceRecorder(isFull);
        trace.Add(Entry("part", outcome));
        Assert.Equal(isRecorded ? 1 : 0, trace.Entries.Count);
    }

    [Fact]
    public void Keeps_entries_in_the_order_they_were_recorded()
    {
        var trace = new TraceRecorder(isFull: true);
        trace.Add(Entry("first", TraceOutcome.Ran));
        trace.Add(Entry("second", TraceOutcome.Failed));
        Assert.Equal(["first", "second"], trace.Entries.Select(entry => entry.Component), StringComparer.Ordinal);
    }

    [Fact]
    public void Hands_out_entries_that_later_ones_do_not_change()
    {
        var trace = new TraceRecorder(isFull: true);
        trace.Add(Entry("first", TraceOutcome.Ran));
        IReadOnlyList<TraceEntry> read = trace.Entries;
        trace.Add(Entry("second", TraceOutcome.Ran));
        Assert.Single(read);
    }

    [Fact]
    public void Loses_nothing_when_parts_record_at_the_same_time()
    {
        var trace = new TraceRecorder(isFull: true);
        Parallel.For(0, 1000, i => trace.Add(Entry($"{i}", TraceOutcome.Ran)));
        Assert.Equal(1000, trace.Entries.Select(entry => entry.Component).Distinct(StringComparer.Ordinal).Count());
    }

    private static TraceEntry Entry(string component, TraceOutcome outcome) => new("signal", component, outcome, 1, 1, TimeSpan.Zero, "");
}
