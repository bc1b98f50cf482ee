namespace Ranking;

/// <summary>Reads what a profile did; its onboarding picks stand in until there is something.</summary>
internal sealed class HistoryReading(IInteractionStore store, Profile profile)
{
    private IReadOnlyList<Interaction> _interactions = [];

    public async ValueTask ReadAsync(CancellationToken cancellationToken) =>
        _interactions = await store.ReadAsync(profile.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("it returned null instead of a list of interactions");

    /// <summary>Binds what was read; nothing where the reading was skipped, also when it finished after all.</summary>
    public ProfileHistory Bind(Catalog catalog, bool isRead)
    {
        IReadOnlyList<Interaction> interactions = isRead ? _interactions : [];
        ProfileHistory history = ProfileHistory.Create(interactions, catalog);
        if (history.Count > 0 || profile.Onboarding.Count == 0)
        {
            return history;
        }

        // A pick says "I like this"; it does not say "I have watched this", so picked titles may be on the page.
        IEnumerable<Interaction> picks = profile.Onboarding.Select(id =>
            new Interaction($"onboarding:{id}", profile.Id, id, InteractionKind.ThumbsUp, Time: null));
        return ProfileHistory.Create([.. picks, .. interactions], catalog);
    }
}
