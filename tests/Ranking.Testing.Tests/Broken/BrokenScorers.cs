using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ranking.Testing.Tests;

internal static class BrokenScorers
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Scorer(_ => Good(fault())), mayWait: false), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Scorer(_ => Parts.Scorer((_, _) => { }, name: Parts.NextName)), "its name was 'name"),
        ["says which signals it needs"] = new(Suites.Scorer(_ => Parts.Scorer((_, _) => { }, () => [Parts.NextName()])), "what it requires is [name"),
        ["scores an empty batch"] = new(Of((batch, scores) => scores.Span.Fill(batch.Items[0])), "it threw IndexOutOfRangeException"),
        ["writes every score"] = new(Of((_, scores) => scores.Span[..(scores.Length / 2)].Clear()), "nobody wrote the score of title 0 at position 1 of 2"),
        ["writes nothing beside its scores"] = new(Suites.Scorer(_ => new Trespasser()), "it wrote to place 0 of 0 scores"),
        ["scores a candidate wherever it stands"] = new(Of((batch, scores) =>
        {
            for (int i = 0; i < batch.Count; i++)
            {
                scores.Span[i] = batch.Items[i] + i;
            }
        }), "in another order"),
        ["scores a candidate whatever others are there"] = new(Of((batch, scores) => scores.Span.Fill(1f / batch.Count)), "alone"),
    };

    private static ConformanceSuite Of(Action<CandidateBatch, Memory<float>> score) => Suites.Scorer(_ => Parts.Scorer(score, scope: SignalScope.Row));

    private static IScorer Good(Fault fault) => Parts.Scorer((batch, scores) => scores.Span.Fill(fault.Strikes(batch.Context) ? 1f : 0f));

    private sealed class Trespasser : IScorer
    {
        public string Name => "trespasser";

        public IReadOnlyList<string> Requires => [];

        public SignalScope Scope => SignalScope.Page;

        public void Score(CandidateBatch batch, Span<float> scores)
        {
            scores.Clear();
            Unsafe.Add(ref MemoryMarshal.GetReference(scores), scores.Length) = 1f;
        }
    }
}
