namespace Ranking;

/// <summary>What built-in parts look up in a snapshot when the host named nothing.</summary>
internal static class ContextExtensions
{
    // The usual names of label columns, the most specific first.
    private static readonly string[] LabelColumns = ["micro_genres", "genres"];

    /// <summary>The space of a name; without a name the first by name; null where the snapshot has none.</summary>
    public static IVectorSpace? FindSpace(this RankingSnapshot snapshot, string? name) =>
        name is not null ? snapshot.Space(name) : snapshot.Spaces.Values.MinBy(space => space.Name, StringComparer.Ordinal);

    /// <summary>The space of a name, where it gives texts directions; without a name the first one by name that does; null where there is none.</summary>
    public static IVectorSpace? FindTextSpace(this RankingSnapshot snapshot, string? name) =>
        (name is not null ? new[] { snapshot.Space(name) } : (IEnumerable<IVectorSpace>)snapshot.Spaces.Values.OrderBy(space => space.Name, StringComparer.Ordinal)).FirstOrDefault(space => space.EncodesTexts);

    /// <summary>The label column of a name; without a name the first usual one, else the first of all; null where the catalog has none.</summary>
    public static CategoryColumn? FindLabels(this Catalog catalog, string? name)
    {
        if (name is not null)
        {
            return catalog.Count == 0 ? null : catalog.Category(name);
        }

        foreach (string usual in LabelColumns)
        {
            if (catalog.Categories.TryGetValue(usual, out CategoryColumn? column))
            {
                return column;
            }
        }

        return catalog.Categories.Values.MinBy(column => column.Name, StringComparer.Ordinal);
    }
}
