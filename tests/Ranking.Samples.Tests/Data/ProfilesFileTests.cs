using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class ProfilesFileTests
{
    [Fact]
    public void Reads_every_known_column()
    {
        DataFolder data = TemporaryFolder.Load(profiles: "user_id,region,language,maturity,onboarding\nmaya,IN,hi,pg-13,a|b\nleo,,,,\n");
        Profile maya = data.Profiles["maya"];
        Assert.Equal(("maya", "IN", "hi", "pg-13"), (maya.Id, maya.Region, maya.Language, maya.Maturity));
        Assert.Equal(["a", "b"], maya.Onboarding);
        Profile leo = data.Profiles["leo"];
        Assert.Equal((null, null, null), (leo.Region, leo.Language, leo.Maturity));
        Assert.Empty(leo.Onboarding);
    }

    [Fact]
    public void Refuses_a_maturity_that_cannot_be_kept()
    {
        string message = TemporaryFolder.Refusal(profiles: "user_id,maturity\nmaya,PG\nkid,FSK 6\n");
        Assert.Contains("profiles.csv, line 3: the maturity 'FSK 6' of 'kid' is not on the scale", message);
        Assert.Contains("Nothing was loaded.", message);
    }

    [Theory]
    [InlineData(",IN", "without a user_id")]
    [InlineData("u3,US", "with a user_id that stands there already")]
    public void Skips_a_profile_it_cannot_tell_apart(string bad, string reason)
    {
        string profiles = "user_id,region\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"u{i},IN\n")) + bad + "\n";
        DataFolder data = TemporaryFolder.Load(profiles: profiles);
        Assert.Equal(30, data.Profiles.Count);
        Assert.Equal("IN", data.Profiles["u3"].Region);
        Assert.Contains($"1 {reason}, first on line 32", data.Reports.Single(report => report.File == "profiles.csv").ToString());
    }

    [Fact]
    public void Refuses_a_file_without_the_column_it_needs() =>
        Assert.Contains("profiles.csv, line 1: the header has no column 'user_id'", TemporaryFolder.Refusal(profiles: "name\nmaya\n"));
}
