namespace Ranking.Abstractions.Tests;

public class EngagementSampleTests
{
    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public void No_taste_is_asked_about_a_title_it_is_made_of() => Law.Holds(
        random =>
        {
            bool hasImpressions = random.NextInt32(2) == 0;
            EngagementSample sample = Draw(random, hasImpressions, out int[][] played, out int[][] shown);
            Assert.Equal(played.Count(titles => titles.Length > 1), sample.Count);
            for (int profile = 0; profile < sample.Count; profile++)
            {
                int[] known = [.. sample.KnownOf(profile).ToArray().Select(title => title.Item)];
                EngagementSample.Asked[] asked = sample.AskedOf(profile).ToArray();
                int[] askedPlays = [.. asked.Where(title => title.IsPlayed).Select(title => title.Item)];
                Assert.Empty(known.Intersect(asked.Select(title => title.Item)));
                int person = Array.FindIndex(played, titles => titles.Order().SequenceEqual(known.Concat(askedPlays).Order()));
                Assert.True(person >= 0 && askedPlays.Length >= 1 && known.Length >= 1);
                Assert.DoesNotContain(asked, title => !title.IsPlayed && played[person].Contains(title.Item));
                // Those asked about stand for all.
                Assert.Equal(played[person].Length, asked.Where(title => title.IsPlayed).Sum(title => title.Weight), 1e-3);
                Assert.All(asked, title => Assert.True(title.Rate is > 0f and < 1f && float.IsFinite(title.Weight) && title.Weight > 0f));
                if (hasImpressions)
                {
                    Assert.Equal(shown[person].Length, asked.Where(title => !title.IsPlayed).Sum(title => title.Weight), 1e-3);
                }
            }
        },
        cases: 50);

    [Fact]
    public void Of_many_titles_the_newest_are_kept_and_the_newest_of_those_are_asked_about()
    {
        EngagementSample sample = Build([.. Enumerable.Range(0, 200).Select(i => (i, new Watch(1f, Now.AddDays(-i), null)))]);
        Assert.Equal(Enumerable.Range(0, 32), sample.AskedOf(0).ToArray().Where(title => title.IsPlayed).Select(title => title.Item).Order());
        Assert.Equal(Enumerable.Range(32, 96).Reverse(), sample.KnownOf(0).ToArray().Select(title => title.Item));
        Assert.Equal(200f / 32, sample.AskedOf(0)[0].Weight);
    }

    [Fact]
    public void Without_times_chance_picks_and_picks_alike_each_time()
    {
        (int, Watch)[] plays = [.. Enumerable.Range(0, 60).Select(i => (i, new Watch(1f, null, null)))];
        int[] asked = [.. Build(plays).AskedOf(0).ToArray().Where(title => title.IsPlayed).Select(title => title.Item)];
        Assert.Equal(15, asked.Length);
        Assert.NotEqual(Enumerable.Range(0, 15), asked.Order());
        Assert.Equal(asked, Build(plays).AskedOf(0).ToArray().Where(title => title.IsPlayed).Select(title => title.Item));
    }

    [Fact]
    public void A_title_is_compared_with_what_the_others_did()
    {
        // Ten people, of whom two played title 0, one of them the person asked.
        var rates = new EngagementRates([2, 1, 4], [10, 10, 10], [1.2, 0.5, 2]);
        Assert.True(rates.Without(0, isPlayed: true) < rates.Of(0) && rates.Of(0) < rates.Without(0, isPlayed: false));
        double mean = 3.7 / 7;
        Assert.Equal((1.2 - 0.9 + (5 * mean)) / 6, rates.CompletionWithout(0, 0.9f), 1e-6);
    }

    [Fact]
    public void Is_bounded()
    {
        string[] people = [.. Enumerable.Range(0, EngagementSample.MostProfiles + 50).Select(i => $"p{i}")];
        var builder = new EngagementSample.Builder(people);
        foreach (string person in people)
        {
            builder.AddPlay(person, 0, new Watch(1f, null, null));
            builder.AddPlay(person, 1, new Watch(1f, null, null));
        }

        Assert.Equal(EngagementSample.MostProfiles, builder.Build(new EngagementRates([1_050, 1_050], [1_050, 1_050], [1_050, 1_050]), areShown: false).Count);
    }

    private static EngagementSample Build((int Item, Watch Watch)[] plays)
    {
        var builder = new EngagementSample.Builder(["p"]);
        foreach (var (item, watch) in plays)
        {
            builder.AddPlay("p", item, watch);
        }

        int[] counts = [.. Enumerable.Repeat(1, plays.Length + 20)];
        return builder.Build(new EngagementRates(counts, [.. counts.Select(_ => 5)], [.. counts.Select(_ => 1.0)]), areShown: false);
    }

    // Titles played by nobody are among those drawn.
    private static EngagementSample Draw(SeededRandom random, bool hasImpressions, out int[][] played, out int[][] shown)
    {
        const int Titles = 50;
        int[][] own = [.. Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => Pick(random, Titles))];
        int[][] passed = [.. own.Select(titles => Pick(random, Titles).Except(titles).ToArray())];
        var builder = new EngagementSample.Builder(own.Select((_, person) => $"p{person}"));
        var plays = new int[Titles];
        var seen = new int[Titles];
        for (int person = 0; person < own.Length; person++)
        {
            foreach (int item in own[person])
            {
                builder.AddPlay($"p{person}", item, new Watch(random.NextSingle(), random.NextInt32(2) == 0 ? null : Now.AddDays(-random.NextInt32(90)), null));
                plays[item]++;
            }

            foreach (int item in passed[person])
            {
                builder.AddShown($"p{person}", item);
                seen[item]++;
            }
        }

        (played, shown) = (own, passed);
        int[] all = [.. plays.Select((n, item) => hasImpressions ? n + seen[item] : own.Length)];
        return builder.Build(new EngagementRates(plays, all, [.. plays.Select(n => n * 0.5)]), hasImpressions);
    }

    private static int[] Pick(SeededRandom random, int titles) => [.. Enumerable.Range(0, titles).Where(_ => random.NextInt32(3) == 0)];
}
