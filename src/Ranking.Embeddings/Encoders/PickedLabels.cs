namespace Ranking.Embeddings;

/// <summary>The labels that a profile picked when it was made, with the vectors of a space: picks of the form column=value that are no title's id.</summary>
internal readonly struct PickedLabels(Catalog catalog, IReadOnlyList<string> picks, Func<CategoryColumn, EmbeddingTable> values)
{
    /// <summary>Adds the vectors of the labels, each as a liked title would count, faded out by plays.</summary>
    public void AddTo(ref VectorPool pool, int plays, int until)
    {
        if (picks is not { Count: > 0 } || plays >= until)
        {
            return;
        }

        float weight = 1f - ((float)plays / until);
        for (int i = 0; i < picks.Count; i++)
        {
            if (picks[i] is { } pick && pick.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && !catalog.Ids.TryGetOrdinal(pick, out _)
                && catalog.Categories.TryGetValue(pick[..sign], out CategoryColumn? column) && column.Values.TryGetOrdinal(pick[(sign + 1)..], out int value))
            {
                pool.Add(values(column).Row(value), weight);
            }
        }
    }
}
