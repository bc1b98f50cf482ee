namespace Ranking.Expressions;

/// <summary>Leaves out titles that were shown before. Immutable and safe for concurrent use.</summary>
internal sealed class NotShown : ICandidateFilter
{
    private readonly HashSet<int> _shown = [];

    public NotShown(IReadOnlyCollection<string> ids, Catalog catalog)
    {
        foreach (string id in ids)
        {
            // One that left the catalog since cannot be found anyway.
            if (catalog.Ids.TryGetOrdinal(id, out int item))
            {
                _shown.Add(item);
            }
        }
    }

    public string Name => "shown";

    public IReadOnlyList<string> Requires => [];

    public void Filter(CandidateBatch batch, KeepMask mask)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            if (_shown.Contains(batch.Items[i]))
            {
                mask.Drop(i);
            }
        }
    }
}
