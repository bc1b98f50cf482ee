using System.Runtime.InteropServices;

namespace Ranking.Testing.Tests;

internal static class BrokenSignals
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Signals(_ => Good(fault())), mayWait: true), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Signals(_ => Parts.Signals((_, _, _) => { }, name: () => " ")), "its name is ' '"),
        ["declares signals that can be named"] = new(Suites.Signals(_ => Parts.Signals((_, _, _) => { }, () => [new Signal("viewer_age")])), "'viewer_age' is about who a person is"),
        ["describes an empty batch"] = new(Of((batch, column) => column.Span.Fill(batch.Items[0])), "it threw IndexOutOfRangeException"),
        ["writes every number"] = new(Of((batch, column) => column.Span[..(batch.Count / 2)].Fill(1f)), "nobody wrote 'number' of title 0 at position 0 of 1"),
        ["writes nothing beside its columns"] = new(Of((_, column) =>
        {
            column.Span.Fill(1f);
            MemoryMarshal.TryGetArray(column, out ArraySegment<float> segment);
            segment.Array![segment.Offset + segment.Count] = 1f;
        }), "it wrote to place 0 of 'number', which has 0"),
        ["describes a candidate wherever it stands"] = new(Of((batch, column) =>
        {
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = batch.Items[i] + i;
            }
        }), "in another order"),
        ["describes a candidate whatever others are there"] = new(Of((batch, column) => column.Span.Fill(1f / batch.Count)), "is 0.5 in a batch of 2 and 1 in a part of the batch"),
    };

    private static ConformanceSuite Of(Action<CandidateBatch, Memory<float>> compute) => Suites.Signals(_ => Parts.Signals((batch, column, _) => compute(batch, column)));

    private static ISignalProvider Good(Fault fault) => Parts.Signals((batch, column, cancellationToken) => column.Span.Fill(fault.Strikes(batch.Context, cancellationToken) ? 1f : 0f));
}
