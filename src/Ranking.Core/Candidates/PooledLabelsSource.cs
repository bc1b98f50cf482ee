using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>The titles nearest to labels together: given ones, those of a title, or those the person likes.</summary>
/// <param name="labels">Given labels; null for none.</param>
/// <param name="itemId">A title whose labels are taken; null for none.</param>
/// <param name="attribute">The column of the labels; null for the most specific of the usual ones.</param>
/// <param name="pooling">How their vectors are pooled.</param>
/// <param name="space">The space; null for the first.</param>
/// <param name="alsoLiked">Whether what the person likes counts beside labels that are given.</param>
internal sealed class PooledLabelsSource(string[]? labels, string? itemId, string? attribute, Pooling pooling, string? space, bool alsoLiked = false) : ICandidateSource
{
    public string Name => "nearest_to_labels";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        Catalog catalog = context.Snapshot.Catalog;
        if (context.Snapshot.FindSpace(space) is not { } vectors || catalog.FindLabels(attribute) is not { } column)
        {
            return ValueTask.CompletedTask;
        }

        int item = -1;
        if (itemId is not null)
        {
            catalog.Ids.TryGetOrdinal(itemId, out item);
        }

        var values = new List<int>();
        foreach (string label in labels ?? [])
        {
            if (column.Values.TryGetOrdinal(label, out int value))
            {
                values.Add(value);
            }
        }

        if (item >= 0)
        {
            values.AddRange(column.ValuesOf(item));
        }

        if (alsoLiked || (labels is null && itemId is null))
        {
            AddLiked(context, column, values);
        }

        ReadOnlySpan<float> direction = VectorPooling.Pool(vectors.Values(column), CollectionsMarshal.AsSpan(values), pooling, cancellationToken);
        if (!direction.IsEmpty)
        {
            IndexSearch.Fill(vectors, direction, candidates, candidates.Limit, cancellationToken, isLeftOut: item < 0 ? null : other => other == item);
        }

        return ValueTask.CompletedTask;
    }

    // Each label once for each liked title that has it, and once where it was picked when the profile was made.
    private static void AddLiked(RankingContext context, CategoryColumn column, List<int> values)
    {
        ProfileHistory history = context.History;
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Preferences[i] >= ProfileHistory.LikedFrom)
            {
                values.AddRange(column.ValuesOf(history.Items[i]));
            }
        }

        string start = column.Name + "=";
        foreach (string? pick in context.Profile.Onboarding)
        {
            if (pick is not null && pick.StartsWith(start, StringComparison.Ordinal) && column.Values.TryGetOrdinal(pick[start.Length..], out int value))
            {
                values.Add(value);
            }
        }
    }
}
