using Ranking.Embeddings;
using Ranking.Evaluation;
using Ranking.Samples.Data;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>What pages are composed from: only what is not held out, in the catalog's statistics and the models too.</summary>
internal sealed record PageInput(
    RankingSnapshot Snapshot,
    InMemoryInteractionStore Store,
    CategoryColumn Attribute,
    ItemOrders Models,
    IReadOnlyList<PagePerson> People,
    DateTimeOffset At,
    string Description,
    IReadOnlyList<string> Notes)
{
    // Ratings of 4 of 5: what data.md's figures call liked.
    private const float LikedFrom = 0.8f;

    public static async Task<PageInput> LoadAsync(PageSettings settings, CancellationToken cancellationToken)
    {
        DataFolder data = DataFolder.Load(settings.Data);
        Split split = settings.HoldOut.Split(data.Interactions, settings.Seed);
        if (!data.Catalog.Categories.TryGetValue(settings.Attribute, out CategoryColumn? attribute))
        {
            throw new DataException($"{settings.Data} has no column '{settings.Attribute}'; rows can be made of {string.Join(", ", data.Catalog.Categories.Keys.Order(StringComparer.Ordinal))}.");
        }

        InteractionMatrix likes = InteractionMatrix.Create(data.Catalog, split.Train, LikedFrom);
        ItemOrders models = await Terminal.WhileAsync(bars => ItemOrders.Train(data.Catalog, likes, settings.Seed, bars, cancellationToken)).ConfigureAwait(false);
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(split.Train, cancellationToken).ConfigureAwait(false);
        RankingSnapshot snapshot = RankingSnapshot.Create(data.Catalog, CatalogStatistics.Compute(data.Catalog, split.Train, data.DefaultTime), models.Space);
        return new PageInput(
            snapshot, store, attribute, models, Asked(data, split, attribute, settings), data.DefaultTime, split.Description, [.. data.Reports.SelectMany(report => report.Notes)]);
    }

    private static List<PagePerson> Asked(DataFolder data, Split split, CategoryColumn attribute, PageSettings settings)
    {
        ILookup<string, Interaction> known = split.Train.ToLookup(interaction => interaction.ProfileId, StringComparer.Ordinal);
        var people = new List<PagePerson>();
        foreach (var own in split.HeldOut.GroupBy(interaction => interaction.ProfileId, StringComparer.Ordinal).OrderBy(group => SeededRandom.Derive(settings.Seed, "people", group.Key)))
        {
            if (people.Count == settings.Users)
            {
                break;
            }

            int[] relevant = Liked([.. own], data.Catalog);
            if (relevant.Length > 0)
            {
                var mix = new float[attribute.Values.Count];
                CatalogMetrics.Shares(Liked([.. known[own.Key]], data.Catalog), attribute, mix);
                Profile profile = data.Profiles.TryGetValue(own.Key, out Profile? described) ? described : new Profile(own.Key);
                people.Add(new PagePerson(profile, relevant, mix));
            }
        }

        return people.Count > 0 ? people : throw new DataException("Nobody liked anything of what is held out, so no page can be measured.");
    }

    private static int[] Liked(Interaction[] interactions, Catalog catalog)
    {
        ProfileHistory history = ProfileHistory.Create(interactions, catalog);
        return [.. Enumerable.Range(0, history.Count).Where(i => history.Preferences[i] >= LikedFrom).Select(i => history.Items[i])];
    }
}
