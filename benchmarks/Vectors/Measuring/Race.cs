using System.Diagnostics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Lets contestants take turns, so that what else the machine does strikes all of them alike.</summary>
internal static class Race
{
    /// <param name="contestants">Who takes part; one that cannot is left out.</param>
    /// <param name="take">How many rows are asked for.</param>
    /// <param name="queries">How many queries a turn has.</param>
    /// <param name="all">How many queries there are.</param>
    /// <param name="settings">How many turns each has, and how long each is warmed up.</param>
    /// <param name="cancellationToken">Stops the race between two turns.</param>
    public static IReadOnlyList<Lap> Run(IReadOnlyList<Contestant> contestants, int take, int queries, int all, Settings settings, CancellationToken cancellationToken)
    {
        var starters = new List<(Contestant Contestant, Found Found, int Answered, List<Turn> Turns)>();
        foreach (Contestant contestant in contestants)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new Found(all, take);
            // What may miss rows is asked everything, so that its recall is known well.
            int answered = contestant.IsExact ? queries : all;
            if (contestant.Answer(answered, found) is not null)
            {
                starters.Add((contestant, found, answered, []));
                WarmUp(contestant, new Found(all, take), queries, settings.WarmUp);
            }
        }

        var scratch = new Found(all, take);
        for (int repeat = 0; repeat < settings.Repeats; repeat++)
        {
            foreach ((Contestant contestant, _, _, List<Turn> turns) in starters)
            {
                cancellationToken.ThrowIfCancellationRequested();
                turns.Add(contestant.Answer(queries, scratch)!.Value);
            }
        }

        return [.. starters.Select(starter => new Lap(
            starter.Contestant,
            Timing.Median([.. starter.Turns.Select(turn => turn.Seconds)]) / queries,
            starter.Turns.Min(turn => turn.AllocatedBytes) / (double)queries,
            starter.Found,
            starter.Answered))];
    }

    private static void WarmUp(Contestant contestant, Found scratch, int queries, TimeSpan enough)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            contestant.Answer(queries, scratch);
        }
        while (Stopwatch.GetElapsedTime(start) < enough);
    }
}
