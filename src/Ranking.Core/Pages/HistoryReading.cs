namespace Ranking;

/// <summary>Reads what a profile did.</summary>
internal sealed class HistoryReading(IInteractionStore store, Profile profile)
{
    private IReadOnlyList<Interaction> _interactions = [];

    public async ValueTask ReadAsync(CancellationToken cancellationToken) =>
        _interactions = await store.ReadAsync(profile.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("it returned null instead of a list of interactions");

    /// <summary>What was read; nothing before the reading is done.</summary>
    public IReadOnlyList<Interaction> Interactions => _interactions;

    /// <summary>Binds what a profile did; its onboarding picks stand in where that is nothing.</summary>
    public static ProfileHistory Bind(IReadOnlyList<Interaction> interactions, Profile profile, Catalog catalog)
    {
        ProfileHistory history = ProfileHistory.Create(interactions, catalog);
        if (history.Count > 0 || profile.Onboarding.Count == 0)
        {
            return history;
        }

        // A pick says "I like this"; it does not say "I have watched this", so picked titles may be on the page.
        IEnumerable<Interaction> picks = profile.Onboarding.Where(pick => !IsLabel(pick, catalog)).Select(id =>
            new Interaction($"onboarding:{id}", profile.Id, id, InteractionKind.ThumbsUp, Time: null));
        return ProfileHistory.Create([.. picks, .. interactions], catalog);
    }

    // A label is for the spaces to read; as a title it would count as one that the catalog does not have.
    private static bool IsLabel(string? pick, Catalog catalog) => pick is not null && pick.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign
        && !catalog.Ids.TryGetOrdinal(pick, out _)
        && catalog.Categories.TryGetValue(pick[..sign], out CategoryColumn? column)
        && column.Values.TryGetOrdinal(pick[(sign + 1)..], out _);
}
