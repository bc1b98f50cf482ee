namespace Ranking;

/// <summary>A part of a built plan, as data: what runs, in which stage, with which settings, made of which parts.</summary>
/// <param name="Stage">The stage, such as "item ranker" or "signal".</param>
/// <param name="Name">The part's name.</param>
/// <param name="Settings">Its settings by name, as text.</param>
/// <param name="Parts">Its own parts, in the order they run.</param>
/// <remarks>For tests of what was configured, for logs at start and for inspectors; nothing has to run.</remarks>
public sealed record PlanNode(
    string Stage, string Name, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<PlanNode> Parts)
{
    internal PlanNode(string stage, string name, params IReadOnlyList<PlanNode> parts)
        : this(stage, name, new Dictionary<string, string>(StringComparer.Ordinal), parts)
    {
    }

    /// <summary>The part and its parts as indented lines.</summary>
    public override string ToString() => string.Join('\n', Lines(depth: 0));

    private IEnumerable<string> Lines(int depth)
    {
        string settings = string.Join(", ", Settings.Select(s => $"{s.Key} = {s.Value}"));
        yield return $"{new string(' ', 2 * depth)}{Stage}: {Name}{(settings.Length > 0 ? $" ({settings})" : "")}";
        foreach (string line in Parts.SelectMany(part => part.Lines(depth + 1)))
        {
            yield return line;
        }
    }
}
