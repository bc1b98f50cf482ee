using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ranking.Testing.Tests;

internal static class BrokenReorderers
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Reorderer(_ => Good(fault())), mayWait: false), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Reorderer(_ => Parts.Reorderer(static (in ScoredBatch _, Span<int> order) => order.Length, Parts.NextName)), "its name was 'name"),
        ["gives back a permutation"] = new(Of(static (in ScoredBatch _, Span<int> order) =>
        {
            order.Clear();
            return order.Length;
        }), "[0 1] became [0 0]"),
        ["keeps between none and all"] = new(Of(static (in ScoredBatch _, Span<int> order) => order.Length + 1), "it kept 1 of 0"),
        ["loses nothing"] = new(Of(static (in ScoredBatch _, Span<int> order) => Math.Min(2, order.Length)), "it kept 2 of 3"),
        ["writes nothing beside its order"] = new(Of(static (in ScoredBatch _, Span<int> order) =>
        {
            Unsafe.Add(ref MemoryMarshal.GetReference(order), order.Length) = 1;
            return order.Length;
        }), "it wrote to place 0 of an order of 0"),
        // It sorts positions, as if they stood for places in the list.
        ["gives the same order wherever the candidates stand"] = new(Of(static (in ScoredBatch _, Span<int> order) =>
        {
            order.Sort(static (a, b) => b.CompareTo(a));
            return order.Length;
        }), "that of the same list with its batch mixed is ["),
    };

    private static ConformanceSuite Of(Parts.ReorderList reorder) => Suites.Reorderer(_ => Parts.Reorderer(reorder));

    private static IReorderer Good(Fault fault) => Parts.Reorderer((in ScoredBatch batch, Span<int> order) =>
    {
        if (fault.Strikes(batch.Context))
        {
            order.Reverse();
        }

        return order.Length;
    });
}
