namespace Ranking.Samples.Simulator.World;

/// <summary>What a viewer has played under one policy, and the page they saw last.</summary>
internal sealed class Memory
{
    private readonly HashSet<int> _labels = [];

    public Memory(Viewer viewer, Truth truth)
    {
        foreach (Interaction interaction in truth.Start.Where(interaction => interaction.ProfileId == viewer.Id))
        {
            int item = truth.Catalog.Ids.TryGetOrdinal(interaction.ItemId, out int ordinal) ? ordinal : throw new InvalidOperationException($"{interaction.ItemId} is not in the catalog.");
            Play(item, truth.Titles[item]);
        }
    }

    public HashSet<int> Played { get; } = [];

    /// <summary>The page of the day before; empty on the first day.</summary>
    public int[] Page { get; set; } = [];

    /// <summary>Whether they have never played anything with a label of the title.</summary>
    public bool IsNew(Title title) => !title.Labels.Any(_labels.Contains);

    public void Play(int item, Title title)
    {
        Played.Add(item);
        _labels.UnionWith(title.Labels);
    }
}
