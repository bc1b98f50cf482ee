namespace Ranking.Evaluation.Tests;

public class SplitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // ann touched a and c again at the end; bob has too few titles.
    private static readonly Interaction[] Plays =
    [
        At("ann", "a", 1), At("ann", "b", 2), At("ann", "c", 3), At("ann", "d", 4), At("ann", "c", 5), At("ann", "a", 6), At("bob", "a", 9),
    ];

    [Fact]
    public void By_time_the_titles_touched_last_are_held_out_with_all_that_was_done_with_them()
    {
        Split split = Split.ByTime(Plays, titles: 2, minimumTitles: 3);
        Assert.Equal(["ann a 1", "ann a 6", "ann c 3", "ann c 5"], split.HeldOut.Select(Text));
        Assert.Equal(["ann b 2", "ann d 4", "bob a 9"], split.Train.Select(Text));
        Assert.Empty(split.FoldIn);
        Assert.Equal("last out: the 2 newest titles of profiles with at least 3 titles", split.Description);
    }

    [Fact]
    public void Without_times_nothing_is_the_last()
    {
        string message = Assert.Throws<RankingException>(() => Split.ByTime([.. Plays, At("ann", "e", 3) with { Time = null }])).Message;
        Assert.Contains("1 interactions have no time, so the last of a profile is not known", message, StringComparison.Ordinal);
        Assert.Contains("None of 2 profiles has 5 titles", Assert.Throws<RankingException>(() => Split.ByTime(Plays)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void By_profiles_the_model_never_sees_the_held_out_and_is_told_most_of_them()
    {
        Interaction[] plays = [.. from person in Enumerable.Range(0, 50) from title in Enumerable.Range(0, 10) select At($"p{person}", $"t{title}", title)];
        Split split = Split.ByProfiles(plays, share: 0.2);
        Assert.Equal(400, split.Train.Count);
        Assert.Equal(80, split.FoldIn.Count);
        Assert.Equal(20, split.HeldOut.Count);
        Assert.Equal(10, split.HeldOut.Select(play => play.ProfileId).Distinct().Count());
        Assert.Empty(split.Train.Select(play => play.ProfileId).Intersect(split.HeldOut.Select(play => play.ProfileId)));
        Assert.Equal("strong generalisation: 10 of 50 profiles with at least 5 titles held out, 80 % of each folded in, seed 0", split.Description);
    }

    [Fact]
    public void Whoever_is_left_out_by_the_minimum_is_for_training()
    {
        Interaction[] plays = [.. from person in Enumerable.Range(0, 8) from title in Enumerable.Range(0, person + 1) select At($"p{person}", $"t{title}", title)];
        foreach (Split split in Split.Folds(plays, folds: 3, minimumTitles: 4).Append(Split.AtRandom(plays, minimumTitles: 4)).Append(Split.ByTime(plays, 3, 4)))
        {
            Assert.Equal(["p3", "p4", "p5", "p6", "p7"], split.HeldOut.Select(play => play.ProfileId).Distinct());
            Assert.All(split.HeldOut, held => Assert.Contains(split.Train, play => play.ProfileId == held.ProfileId));
        }
    }

    [Fact]
    public void Refuses_what_leaves_nothing_to_learn_or_to_ask()
    {
        Interaction[] one = [.. Enumerable.Range(0, 6).Select(title => At("ann", $"t{title}", title))];
        Assert.Contains("All 1 profiles would be held out", Assert.Throws<RankingException>(() => Split.ByProfiles(one)).Message, StringComparison.Ordinal);
        Assert.Contains("None of 0 profiles", Assert.Throws<RankingException>(() => Split.AtRandom([])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("share", () => Split.AtRandom(one, share: 1));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => Split.ByProfiles(one, share: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("foldIn", () => Split.ByProfiles(one, foldIn: 0));
        Assert.Throws<ArgumentOutOfRangeException>("minimumTitles", () => Split.AtRandom(one, minimumTitles: 1));
        Assert.Throws<ArgumentOutOfRangeException>("minimumTitles", () => Split.ByTime(one, titles: 5, minimumTitles: 5));
        Assert.Throws<ArgumentOutOfRangeException>("titles", () => Split.ByTime(one, titles: 0));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => Split.Folds(one, folds: 1));
    }

    [Fact]
    public void People_get_their_history_newest_first_and_titles_nobody_knows_are_left_out()
    {
        Interaction[] plays = [At("ann", "a", 1), At("ann", "b", 3), At("ann", "c", 2), At("ann", "a", 4), At("ann", "z", 5), At("ann", "d", 9), At("bob", "a", 1), At("bob", "b", 2), At("bob", "q", 3)];
        Split split = Split.ByTime(plays, titles: 1, minimumTitles: 3);
        HeldOutProfile ann = Assert.Single(split.Profiles(["a", "b", "c", "d"]));
        Assert.Equal("ann", ann.Id);
        Assert.Equal([0, 1, 2], ann.History.ToArray());
        Assert.Equal([3], ann.HeldOut.ToArray());
        // Nobody has d in training.
        Assert.Empty(split.Profiles(["a", "b", "c", "d"], seenInTrainingOnly: true));
    }

    [Fact]
    public void Without_times_a_history_is_in_the_order_of_ordinals()
    {
        Interaction[] plays = [.. new[] { "c", "a", "d", "b", "e" }.Select(title => At("ann", title, 0) with { Time = null })];
        HeldOutProfile ann = Assert.Single(Split.AtRandom(plays, seed: 3).Profiles(["a", "b", "c", "d", "e"]));
        Assert.Equal(ann.History.ToArray().Order(), ann.History.ToArray());
        Assert.Equal(4, ann.History.Length);
    }

    [Fact]
    public void Every_interaction_is_in_exactly_one_part_whatever_order_they_come_in() => Law.Holds(
        random =>
        {
            Interaction[] plays = Draw(random);
            ulong seed = random.NextUInt64();
            foreach (Func<IEnumerable<Interaction>, IReadOnlyList<Split>> protocol in Protocols(seed))
            {
                IReadOnlyList<Split> splits = protocol(plays);
                IReadOnlyList<Split> again = protocol(plays.OrderBy(_ => random.NextUInt64()));
                Assert.Equal(splits.Count, again.Count);
                foreach ((Split split, Split other) in splits.Zip(again))
                {
                    Interaction[] all = [.. split.Train, .. split.FoldIn, .. split.HeldOut];
                    Assert.Equal(plays.Select(play => play.EventId).Order(StringComparer.Ordinal), all.Select(play => play.EventId).Order(StringComparer.Ordinal));
                    Assert.Equal(split.Train, other.Train);
                    Assert.Equal(split.FoldIn, other.FoldIn);
                    Assert.Equal(split.HeldOut, other.HeldOut);
                    Assert.Equal(split.Description, other.Description);
                }
            }
        },
        cases: 60);

    [Fact]
    public void What_is_asked_for_was_never_seen_and_something_always_was() => Law.Holds(
        random =>
        {
            Interaction[] plays = Draw(random);
            foreach (Split split in Protocols(random.NextUInt64()).SelectMany(protocol => protocol(plays)))
            {
                var seen = split.Train.Concat(split.FoldIn).Select(play => (play.ProfileId, play.ItemId)).ToHashSet();
                Assert.DoesNotContain(split.HeldOut, play => seen.Contains((play.ProfileId, play.ItemId)));
                Assert.All(split.HeldOut, play => Assert.Contains(seen, pair => pair.ProfileId == play.ProfileId));
                string[] ids = [.. plays.Select(play => play.ItemId).Distinct().Order(StringComparer.Ordinal)];
                Assert.Equal(split.HeldOut.Select(play => play.ProfileId).Distinct(), split.Profiles(ids).Select(profile => profile.Id));
            }
        },
        cases: 60);

    [Fact]
    public void Nothing_a_model_may_see_of_a_profile_is_newer_than_what_is_held_out_by_time() => Law.Holds(
        random =>
        {
            Split split = Split.ByTime(Draw(random), titles: 2, minimumTitles: 3);
            foreach (var profile in split.HeldOut.GroupBy(play => play.ProfileId))
            {
                DateTimeOffset? first = profile.GroupBy(play => play.ItemId).Min(title => title.Max(play => play.Time));
                Assert.DoesNotContain(split.Train, play => play.ProfileId == profile.Key && play.Time > first);
                Assert.Equal(2, profile.Select(play => play.ItemId).Distinct().Count());
            }
        },
        cases: 60);

    [Fact]
    public void Each_title_is_held_out_in_exactly_one_fold() => Law.Holds(
        random =>
        {
            Interaction[] plays = Draw(random);
            IReadOnlyList<Split> splits = Split.Folds(plays, folds: 3, minimumTitles: 3, seed: random.NextUInt64());
            var enough = plays.GroupBy(play => play.ProfileId).Where(profile => profile.Select(play => play.ItemId).Distinct().Count() >= 3).Select(profile => profile.Key).ToHashSet();
            Assert.Equal(
                plays.Where(play => enough.Contains(play.ProfileId)).Select(play => play.EventId).Order(StringComparer.Ordinal),
                splits.SelectMany(split => split.HeldOut).Select(play => play.EventId).Order(StringComparer.Ordinal));
        },
        cases: 60);

    [Fact]
    public void One_profiles_parts_do_not_depend_on_who_else_is_there()
    {
        Interaction[] ann = [.. Enumerable.Range(0, 20).Select(title => At("ann", $"t{title}", title))];
        Interaction[] others = [.. Enumerable.Range(0, 20).Select(title => At("zoe", $"t{title}", title))];
        Assert.Equal(Split.AtRandom(ann, seed: 5).HeldOut, Split.AtRandom([.. others, .. ann], seed: 5).HeldOut.Where(play => play.ProfileId == "ann"));
        Assert.NotEqual(Split.AtRandom(ann, seed: 5).HeldOut, Split.AtRandom(ann, seed: 6).HeldOut);
    }

    private static IEnumerable<Func<IEnumerable<Interaction>, IReadOnlyList<Split>>> Protocols(ulong seed) =>
    [
        plays => [Split.ByProfiles(plays, 0.3, 0.7, 3, seed)],
        plays => [Split.ByTime(plays, 2, 3)],
        plays => [Split.AtRandom(plays, 0.4, 3, seed)],
        plays => Split.Folds(plays, 3, 3, seed),
    ];

    // Some people with many titles, some with few, and titles touched several times, some at the same moment; always somebody with enough.
    private static Interaction[] Draw(SeededRandom random)
    {
        int count = 0;
        return [.. from person in Enumerable.Range(0, 3 + random.NextInt32(8))
                   from play in Enumerable.Range(0, person < 3 ? 6 : random.NextInt32(12))
                   let title = person < 3 ? play : random.NextInt32(9)
                   select At($"p{person}", $"t{title}", random.NextInt32(30)) with { EventId = $"e{count++}" }];
    }

    private static Interaction At(string who, string title, int hour) => new($"{who}/{title}/{hour}", who, title, InteractionKind.Play, Start.AddHours(hour));

    private static string Text(Interaction play) => $"{play.ProfileId} {play.ItemId} {(play.Time!.Value - Start).TotalHours}";
}
