namespace Ranking.Evaluation;

/// <summary>What one profile did, title by title: a title goes to one part of a split with everything that was done with it.</summary>
internal sealed class ProfileTitles
{
    private ProfileTitles(string profileId, Title[] titles)
    {
        ProfileId = profileId;
        Titles = titles;
    }

    public string ProfileId { get; }

    /// <summary>The titles by id.</summary>
    public Title[] Titles { get; }

    /// <summary>All profiles by id, each with its titles by id, each with its interactions by time: the same whatever order they came in.</summary>
    public static ProfileTitles[] Group(IEnumerable<Interaction> interactions) =>
    [
        .. interactions.GroupBy(interaction => interaction.ProfileId, StringComparer.Ordinal).OrderBy(profile => profile.Key, StringComparer.Ordinal).Select(profile =>
            new ProfileTitles(profile.Key, [.. profile.GroupBy(interaction => interaction.ItemId, StringComparer.Ordinal).OrderBy(title => title.Key, StringComparer.Ordinal).Select(title =>
                new Title(title.Key, [.. title.OrderBy(interaction => interaction.Time).ThenBy(interaction => interaction.EventId, StringComparer.Ordinal).ThenBy(interaction => interaction.Kind)]))])),
    ];

    /// <summary>The titles in an order drawn for this profile alone, so that who else is there changes nothing.</summary>
    public Title[] Shuffled(ulong seed, string purpose)
    {
        Title[] titles = [.. Titles];
        new SeededRandom(SeededRandom.Derive(seed, purpose, ProfileId)).Shuffle<Title>(titles);
        return titles;
    }

    /// <summary>The titles by when they were touched last, the newest first; ties by id.</summary>
    public Title[] NewestFirst() => [.. Titles.OrderByDescending(title => title.LastTouched)];

    /// <summary>A title and everything the profile did with it, the oldest first.</summary>
    internal sealed record Title(string Id, Interaction[] Interactions)
    {
        public DateTimeOffset? LastTouched => Interactions[^1].Time;
    }
}
