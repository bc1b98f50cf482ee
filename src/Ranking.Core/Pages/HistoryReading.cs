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

    /// <summary>
    /// Binds what a profile did, and what it picked when it was made, less of it with each title it plays.
    /// <code>
    /// of t picked titles that nothing was done with, the first ⌈t · (1 − plays / 10)⌉ count as liked
    /// </code>
    /// </summary>
    public static ProfileHistory Bind(IReadOnlyList<Interaction> interactions, Profile profile, Catalog catalog)
    {
        ProfileHistory history = interactions is InteractionLog log ? log.BindTo(catalog) : ProfileHistory.Create(interactions, catalog);
        int plays = OnboardingPicks.PlaysOf(history);
        if (profile.Onboarding.Count == 0 || plays >= OnboardingPicks.Until)
        {
            return history;
        }

        // What was done with a title says more of it than the pick. A label is for the spaces to read; as a title it would count as one that the catalog does not have.
        string[] titles = [.. profile.Onboarding.Where(pick => OnboardingPicks.IsTitle(pick, catalog, out int item) ? !history.Items.Contains(item) : !OnboardingPicks.IsLabel(pick, catalog))];
        int count = ((titles.Length * (OnboardingPicks.Until - plays)) + OnboardingPicks.Until - 1) / OnboardingPicks.Until;

        // A pick says "I like this"; it does not say "I have watched this", so picked titles may be on the page.
        IEnumerable<Interaction> picks = titles.Take(count).Select(id => new Interaction($"onboarding:{id}", profile.Id, id, InteractionKind.ThumbsUp, Time: null));
        return count == 0 ? history : ProfileHistory.Create([.. picks, .. interactions], catalog);
    }
}
