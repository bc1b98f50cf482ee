namespace Ranking.Testing;

/// <summary>Asks a selector twice and takes down what it does wrong: a page goes on without a selector that fails, so nobody else would see it.</summary>
internal sealed class SelectorProbe(IRowSelector selector) : IRowSelector
{
    public string Name => selector.Name;

    /// <summary>The first choice that is none; null where all were.</summary>
    public string? Mistake { get; private set; }

    /// <summary>What the selector threw.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>The first choice that was another when it was made again; null where none was.</summary>
    public string? Change { get; private set; }

    public int Select(RowSelection selection)
    {
        int first;
        try
        {
            first = selector.Select(selection);
        }
        catch (Exception e)
        {
            Mistake ??= $"behind {selection.Chosen.Count} rows, with {selection.Count} to pick from, it threw {e.GetType().Name}: {e.Message}";
            Cause ??= e;
            throw;
        }

        if ((uint)first >= (uint)selection.Count)
        {
            Mistake ??= $"behind {selection.Chosen.Count} rows it picked row {first} of {selection.Count}";
            return first;
        }

        int second = selector.Select(selection);
        if (second != first)
        {
            Change ??= $"behind {selection.Chosen.Count} rows it picked row {first} of {selection.Count}, and then row {second}";
        }

        return first;
    }
}
