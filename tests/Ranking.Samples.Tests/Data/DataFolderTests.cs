using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class DataFolderTests
{
    [Fact]
    public void Loads_the_two_files_it_needs()
    {
        DataFolder data = TemporaryFolder.Load();
        Assert.Equal(2, data.Catalog.Count);
        Assert.Equal("Alpha", data.Catalog.Title(0));
        Assert.Equal(new Interaction("line 2", "u", "a", InteractionKind.Play, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), Assert.Single(data.Interactions));
        Assert.Empty(data.Profiles);
        Assert.Equal(["items.csv: 2 records", "interactions.csv: 1 records"], data.Reports.Select(report => report.ToString()), StringComparer.Ordinal);
        Assert.Empty(data.Reports.SelectMany(report => report.Notes));
    }

    [Fact]
    public void Takes_the_hour_after_the_newest_event_for_its_time()
    {
        DataFolder data = TemporaryFolder.Load(interactions: "user_id,item_id,timestamp\nu,a,100\nu,b,7300\nu,b,\nv,a,50\n");
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(7300 + 3600), data.DefaultTime);
        Assert.True(data.HasTimes);
    }

    [Fact]
    public void Says_that_nothing_is_recent_without_timestamps()
    {
        DataFolder data = TemporaryFolder.Load(items: "item_id,title,year\na,A,1994\nb,B,2003\nc,C,\n", interactions: "user_id,item_id\nu,a\n");
        Assert.False(data.HasTimes);
        Assert.Equal(new DateTimeOffset(2004, 1, 1, 0, 0, 0, TimeSpan.Zero), data.DefaultTime);
        Assert.Contains("no timestamps", Assert.Single(data.Reports.SelectMany(report => report.Notes)));
        Assert.False(ProfileHistory.Create(data.Interactions, data.Catalog).HasTimes);
    }

    [Theory]
    [InlineData("", 1970)]
    [InlineData("-800", 1970)]
    [InlineData("1e30", 9998)]
    public void Has_a_time_whatever_the_years_say(string year, int expected) => Assert.Equal(
        expected, TemporaryFolder.Load(items: $"item_id,title,year\na,A,{year}\n", interactions: "user_id,item_id\nu,a\n").DefaultTime.Year);

    // The hour after the last moment of the calendar does not exist, and loading failed with it.
    [Fact]
    public void Has_a_time_for_events_at_the_end_of_the_calendar() => Assert.Equal(
        DateTimeOffset.MaxValue, TemporaryFolder.Load(interactions: "user_id,item_id,timestamp\nu,a,9999-12-31T23:59:59Z\n").DefaultTime);

    [Fact]
    public void Loads_an_empty_catalog_without_events()
    {
        DataFolder data = TemporaryFolder.Load(items: "item_id,title\n", interactions: "user_id,item_id\n");
        Assert.Equal(0, data.Catalog.Count);
        Assert.Empty(data.Interactions);
        Assert.Equal(1970, data.DefaultTime.Year);
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there()
    {
        string missing = Path.Combine(Path.GetTempPath(), "ranking-no-such-folder");
        Assert.Contains($"no folder {missing}", Assert.Throws<DataException>(() => DataFolder.Load(missing)).Message);
    }

    [Theory]
    [InlineData("items.csv", "interactions.csv")]
    [InlineData("interactions.csv", "items.csv")]
    public void Refuses_a_folder_without_a_file_it_needs(string missing, string present)
    {
        using var folder = new TemporaryFolder();
        folder.Write(present, present == "items.csv" ? TemporaryFolder.TwoItems : TemporaryFolder.OneEvent);
        Assert.Contains($"{Path.Combine(folder.Name, missing)} cannot be read", Assert.Throws<DataException>(() => DataFolder.Load(folder.Name)).Message);
    }

    [Fact]
    public void Reports_its_progress()
    {
        using TemporaryFolder folder = new TemporaryFolder().Write("items.csv", TemporaryFolder.TwoItems).Write("interactions.csv", TemporaryFolder.OneEvent);
        var progress = new Lines();
        DataFolder.Load(folder.Name, progress);
        Assert.Equal(["items.csv: 2 records", "interactions.csv: 1 records"], progress.Told, StringComparer.Ordinal);
    }

    private sealed class Lines : IProgress<string>
    {
        public List<string> Told { get; } = [];

        public void Report(string value) => Told.Add(value);
    }
}
