namespace Ranking;

public sealed partial class CatalogStatistics
{
    /// <summary>
    /// Click-through rate of each title: the share of the profiles it was shown to (<see cref="InteractionKind.Impression"/>, or a play) that played it, above 0 and below 1. Drawn towards the mean of the
    /// catalog by a Beta prior that is fitted from its titles: (plays + α) / (shown + α + β). Where there are no impressions at all, the share of all profiles with a play that played it, drawn likewise.
    /// </summary>
    /// <remarks>
    /// Impressions have to be of the same time as the plays: a title that was played before impressions were kept looks as if everybody who was shown it had played it. Where the spread of the titles cannot
    /// be told, α + β is 20. Sources: Casella 1985 (empirical Bayes); Kleinman 1973 (the fit by moments).
    /// </remarks>
    public ReadOnlySpan<float> ClickThroughRate => _clickThroughRate;

    /// <summary>
    /// How likely each title is to be played where it is shown to someone with a taste: logit(p) = logit(<see cref="ClickThroughRate"/>) + a + b · affinity, above 0 and below 1. A title without a vector, or an
    /// affinity that is not finite, has the plain rate.
    /// </summary>
    /// <param name="space">The space affinity is measured in; null where there is none, which gives the plain rates.</param>
    /// <param name="items">Title ordinals.</param>
    /// <param name="affinity">The cosine of the taste with each title of <paramref name="items"/>; empty where there is no taste, which gives the plain rates.</param>
    /// <param name="rates">Takes one probability a title of <paramref name="items"/>; may be the same memory as <paramref name="affinity"/>.</param>
    /// <exception cref="ArgumentException">There is not one affinity or not room for one number a title, or the space is of another catalog.</exception>
    /// <remarks>
    /// a and b are fitted by maximum likelihood, with a small ridge towards a = 0 and b = 1, the first time a space is asked for, and kept as long as the space: on what at most 1,000 profiles played and did not
    /// play, asked with tastes that are made of their other plays. Too few plays leave them near a = 0 and b = 1. A space that was trained on the same plays has seen the answers, and b comes out a little high.
    /// The fit takes a tenth of a second or two; a host that asks for one title before it publishes spares the first page the wait.
    /// </remarks>
    public void ClickThroughRateAt(IVectorSpace? space, ReadOnlySpan<int> items, ReadOnlySpan<float> affinity, Span<float> rates)
    {
        CheckRoom(space, items, affinity, rates.Length, nameof(rates));
        if (space is null || affinity.IsEmpty)
        {
            for (int i = 0; i < items.Length; i++)
            {
                rates[i] = _clickThroughRate[items[i]];
            }

            return;
        }

        _links.Of(space).Play.Apply(affinity, rates);
        for (int i = 0; i < items.Length; i++)
        {
            rates[i] = LogisticLink.Probability(_clickThroughRate[items[i]], space.Items.Norm(items[i]) > 0f ? rates[i] : float.NaN);
        }
    }

    /// <summary>
    /// How far each title is likely to be watched by someone with a taste who begins it: logit(c) = logit(<see cref="MeanCompletion"/>) + a + b · affinity, above 0 and below 1; means are held between 0.001 and
    /// 0.999 first. A title without a vector, or an affinity that is not finite, has the plain mean.
    /// </summary>
    /// <param name="space">The space affinity is measured in; null where there is none, which gives the plain means.</param>
    /// <param name="items">Title ordinals.</param>
    /// <param name="affinity">The cosine of the taste with each title of <paramref name="items"/>; empty where there is no taste, which gives the plain means.</param>
    /// <param name="completions">Takes one share a title of <paramref name="items"/>; may be the same memory as <paramref name="affinity"/>.</param>
    /// <exception cref="ArgumentException">There is not one affinity or not room for one number a title, or the space is of another catalog.</exception>
    /// <remarks>a and b are of completion alone, fitted together with those of <see cref="ClickThroughRateAt"/>. Source: Papke and Wooldridge 1996.</remarks>
    public void CompletionAt(IVectorSpace? space, ReadOnlySpan<int> items, ReadOnlySpan<float> affinity, Span<float> completions)
    {
        CheckRoom(space, items, affinity, completions.Length, nameof(completions));
        if (space is null || affinity.IsEmpty)
        {
            for (int i = 0; i < items.Length; i++)
            {
                completions[i] = EngagementLinks.Hold(_completion[items[i]]);
            }

            return;
        }

        _links.Of(space).Completion.Apply(affinity, completions);
        for (int i = 0; i < items.Length; i++)
        {
            completions[i] = LogisticLink.Probability(EngagementLinks.Hold(_completion[items[i]]), space.Items.Norm(items[i]) > 0f ? completions[i] : float.NaN);
        }
    }

    private void CheckRoom(IVectorSpace? space, ReadOnlySpan<int> items, ReadOnlySpan<float> affinity, int room, string name)
    {
        if (room != items.Length || (affinity.Length != items.Length && !affinity.IsEmpty))
        {
            throw new ArgumentException($"{items.Length} titles need as many numbers; there are {affinity.Length} affinities and there is room for {room}.", name);
        }

        if (space is not null && space.Items.Count != ItemCount)
        {
            throw new ArgumentException($"The space '{space.Name}' has {space.Items.Count} titles, these statistics {ItemCount}: bind both to one catalog.", nameof(space));
        }
    }
}
