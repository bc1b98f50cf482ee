using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class InteractionsFileTests
{
    [Fact]
    public void Reads_every_known_column()
    {
        Interaction read = Assert.Single(Load("event_id,user_id,item_id,event_type,completion,timestamp,device,region", "e1,u,a,abandon,0.25,1700000000,tv,IN"));
        Assert.Equal(
            new Interaction("e1", "u", "a", InteractionKind.Abandon, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)) { Completion = 0.25f, Device = "tv", Region = "IN" }, read);
    }

    [Theory]
    [InlineData("play", InteractionKind.Play)]
    [InlineData("", InteractionKind.Play)]
    [InlineData("Progress", InteractionKind.Progress)]
    [InlineData("COMPLETE", InteractionKind.Complete)]
    [InlineData("abandon", InteractionKind.Abandon)]
    [InlineData("rewatch", InteractionKind.Rewatch)]
    [InlineData("skip", InteractionKind.Skip)]
    [InlineData("hover", InteractionKind.Hover)]
    [InlineData("search", InteractionKind.Search)]
    [InlineData("rate", InteractionKind.Rate)]
    [InlineData("thumbs_up", InteractionKind.ThumbsUp)]
    [InlineData("thumbs_down", InteractionKind.ThumbsDown)]
    [InlineData("hide", InteractionKind.Hide)]
    [InlineData("list_add", InteractionKind.ListAdd)]
    [InlineData("list_remove", InteractionKind.ListRemove)]
    [InlineData("impression", InteractionKind.Impression)]
    public void Reads_the_type_of_an_event(string type, InteractionKind kind) => Assert.Equal(kind, Load("user_id,item_id,event_type", $"u,a,{type}")[0].Kind);

    [Theory]
    [InlineData("1700000000", 1_700_000_000)]
    [InlineData("-5", -5)]
    [InlineData("2023-11-14T22:13:20Z", 1_700_000_000)]
    [InlineData("2023-11-14T22:13:20.5Z", 1_700_000_000)]
    [InlineData("2023-11-14T22:13:20", 1_700_000_000)]
    [InlineData("2023-11-14 22:13:20", 1_700_000_000)]
    [InlineData("2023-11-15T03:43:20+05:30", 1_700_000_000)]
    [InlineData("2023-11-14T22:13Z", 1_699_999_980)]
    [InlineData("2023-11-14", 1_699_920_000)]
    public void Reads_unix_seconds_and_iso_times(string stamp, long seconds) =>
        Assert.Equal(seconds, Load("user_id,item_id,timestamp", $"u,a,{stamp}")[0].Time!.Value.ToUnixTimeSeconds());

    // A time of day alone was read as today's by the clock of the machine, and a date with slashes as the American way round.
    [Theory]
    [InlineData("20:15")]
    [InlineData("03/04/2020")]
    [InlineData("4 March 2020")]
    [InlineData("Tuesday")]
    [InlineData("2020-13-01")]
    [InlineData("99999999999999")]
    [InlineData("1.7e9")]
    public void Skips_an_event_whose_time_is_neither_unix_seconds_nor_iso(string stamp) => AssertSkipped(
        "user_id,item_id,timestamp", "u,a,100", $"u,a,{stamp}", "with a timestamp that is neither Unix seconds nor ISO 8601");

    [Fact]
    public void Takes_a_lone_value_up_to_one_for_completion()
    {
        IReadOnlyList<Interaction> read = Load("user_id,item_id,value", "u,a,0.5", "u,b,1", "v,a,");
        Assert.Equal([0.5f, 1f, null], read.Select(e => e.Completion));
        Assert.All(read, e => Assert.Equal(InteractionKind.Play, e.Kind));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("rating")]
    public void Takes_a_larger_value_for_a_rating_over_the_largest(string column)
    {
        IReadOnlyList<Interaction> read = Load($"user_id,item_id,{column}", "u,a,1", "u,b,5", "v,a,4", "v,b,0", "w,a,");
        Assert.Equal([0.2f, 1f, 0.8f, 0f, null], read.Select(e => e.Completion));
        Assert.Equal([InteractionKind.Rate, InteractionKind.Rate, InteractionKind.Rate, InteractionKind.Rate, InteractionKind.Play], read.Select(e => e.Kind));
    }

    // Only a lone value up to one is completion; ratings of zero and one were too.
    [Fact]
    public void Takes_a_rating_for_a_rating_also_when_none_is_above_one()
    {
        IReadOnlyList<Interaction> read = Load("user_id,item_id,rating", "u,a,0", "u,b,0.5");
        Assert.Equal([0f, 1f], read.Select(e => e.Completion));
        Assert.All(read, e => Assert.Equal(InteractionKind.Rate, e.Kind));
    }

    [Fact]
    public void Keeps_the_type_and_completion_an_event_has_beside_its_value()
    {
        IReadOnlyList<Interaction> read = Load("user_id,item_id,event_type,completion,value", "u,a,play,0.3,5", "u,b,rate,,4");
        Assert.Equal([0.3f, 0.8f], read.Select(e => e.Completion));
        Assert.Equal([InteractionKind.Play, InteractionKind.Rate], read.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("user_id,item_id,event_type", "u,a,play", "u,a,stare", "with an unknown event_type")]
    [InlineData("user_id,item_id", "u,a", ",a", "without a user_id or an item_id")]
    [InlineData("user_id,item_id", "u,a", "u,", "without a user_id or an item_id")]
    [InlineData("user_id,item_id,completion", "u,a,0", "u,a,1.01", "with a completion that is not between 0 and 1")]
    [InlineData("user_id,item_id,completion", "u,a,1", "u,a,-0.1", "with a completion that is not between 0 and 1")]
    [InlineData("user_id,item_id,completion", "u,a,1", "u,a,NaN", "with a completion that is not between 0 and 1")]
    [InlineData("user_id,item_id,value", "u,a,3", "u,a,-1", "with a rating or value that is not a number from 0 up")]
    [InlineData("user_id,item_id,rating", "u,a,3", "u,a,good", "with a rating or value that is not a number from 0 up")]
    [InlineData("user_id,item_id,rating", "u,a,3", "u,a,Infinity", "with a rating or value that is not a number from 0 up")]
    public void Skips_an_event_it_cannot_read_and_says_why(string header, string good, string bad, string reason) => AssertSkipped(header, good, bad, reason);

    [Fact]
    public void Keeps_and_notes_events_of_unknown_titles()
    {
        DataFolder data = TemporaryFolder.Load(interactions: "user_id,item_id,timestamp\nu,a,1\nu,gone,2\nv,gone,3\n");
        Assert.Equal(3, data.Interactions.Count);
        Assert.Equal("interactions.csv: 2 events name a title that items.csv does not have; they play no part", Assert.Single(data.Reports.SelectMany(report => report.Notes)));
    }

    [Fact]
    public void Names_events_without_an_id_by_their_line() =>
        Assert.Equal(["line 2", "x", "line 4"], Load("event_id,user_id,item_id", ",u,a", "x,u,a", ",u,b").Select(e => e.EventId), StringComparer.Ordinal);

    private static void AssertSkipped(string header, string good, string bad, string reason)
    {
        DataFolder data = TemporaryFolder.Load(interactions: string.Join('\n', [header, .. Enumerable.Repeat(good, 30), bad, good, ""]));
        Assert.Equal(31, data.Interactions.Count);
        Assert.Equal($"interactions.csv: 32 records, 1 skipped (1 {reason}, first on line 32)", data.Reports[1].ToString());
    }

    private static IReadOnlyList<Interaction> Load(params string[] lines) => TemporaryFolder.Load(interactions: string.Join('\n', lines) + "\n").Interactions;
}
