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
        if (Volatile.Read(ref _bound) is { } bound && bound.Catalog.TryGetTarget(out Catalog? known) && ReferenceEquals(known, catalog))
        {
            return bound.History;
        }

        ProfileHistory history = ProfileHistory.Create(this, catalog);
        Volatile.Write(ref _bound, new Binding(new WeakReference<Catalog>(catalog), history));
        return history;
    }

    public IEnumerator<Interaction> GetEnumerator() => ((IEnumerable<Interaction>)events).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Somebody who does not come back must not hold the catalog they saw last.
    private sealed record Binding(WeakReference<Catalog> Catalog, ProfileHistory History);
}
