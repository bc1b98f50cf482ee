namespace Ranking.Samples.Simulator.World;

/// <summary>
/// One visit to a page.
/// <code>
/// looks at a cell     with the chance of its attention; which first, by chance in proportion to attention: smallest −ln(u) / attention first (Efraimidis and Spirakis 2006)
/// stops               after as many titles as their patience, or with the first play
/// plays               what they look at, with the true chance
/// </code>
/// Chance derives from (seed, day, viewer) and the cell or the title, never from who composed the page: the same page gives the same visit, and a title tempts alike wherever it stands.
/// </summary>
internal sealed class Visit
{
    private readonly ulong _plays;

    public Visit(ulong seed, int day, string viewer, int[] cells, ReadOnlySpan<float> attention)
    {
        string date = FormattableString.Invariant($"{day}");
        ulong looks = SeededRandom.Derive(seed, "looks", date, viewer);
        ulong order = SeededRandom.Derive(seed, "order", date, viewer);
        _plays = SeededRandom.Derive(seed, "plays", date, viewer);
        var looked = new List<(double Key, int Item)>();
        for (int cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell] >= 0 && SeededRandom.SingleAt(looks, cell) < attention[cell])
            {
                looked.Add((-Math.Log(1 - SeededRandom.SingleAt(order, cell)) / attention[cell], cells[cell]));
            }
        }

        looked.Sort();
        Order = [.. looked.Select(look => look.Item).Distinct()];
    }

    /// <summary>The titles they would look at, in order, if nothing tempted them and patience had no end.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Goes through the page.</summary>
    /// <returns>How many titles were looked at, and the title that was played: −1 for none.</returns>
    public (int Examined, int Played) Go(int patience, ReadOnlySpan<float> chances)
    {
        for (int i = 0; i < Math.Min(patience, Order.Count); i++)
        {
            if (SeededRandom.SingleAt(_plays, Order[i]) < chances[Order[i]])
            {
                return (i + 1, Order[i]);
            }
        }

        return (Math.Min(patience, Order.Count), -1);
    }

    /// <summary>The chance that one of the first titles looked at is played.</summary>
    public double ChanceWithin(int titles, ReadOnlySpan<float> chances)
    {
        double nothing = 1;
        for (int i = 0; i < Math.Min(titles, Order.Count); i++)
        {
            nothing *= 1 - chances[Order[i]];
        }

        return 1 - nothing;
    }
}
