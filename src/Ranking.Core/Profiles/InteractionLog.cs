using System.Collections;

namespace Ranking;

/// <summary>The events of one profile at one moment: never changed, so that a history that was bound to them can be kept with them.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class InteractionLog(Interaction[] events) : IReadOnlyList<Interaction>
{
    public static readonly InteractionLog Empty = new([]);

    private Binding? _bound;

    public int Count => events.Length;

    public Interaction this[int index] => events[index];

    /// <summary>The history of these events in a catalog; bound once, as long as the catalog is the same.</summary>
    public ProfileHistory BindTo(Catalog catalog)
    {
        Binding? bound = Volatile.Read(ref _bound);
        if (bound?.Catalog != catalog)
        {
            Volatile.Write(ref _bound, bound = new Binding(catalog, ProfileHistory.Create(this, catalog)));
        }

        return bound.History;
    }

    public IEnumerator<Interaction> GetEnumerator() => ((IEnumerable<Interaction>)events).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed record Binding(Catalog Catalog, ProfileHistory History);
}
