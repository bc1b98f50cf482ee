namespace Ranking.Testing.Tests;

internal static class BrokenFilters
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Filter(_ => Good(fault())), mayWait: false), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Filter(_ => Parts.Filter((_, _) => { }, name: Parts.NextName)), "its name was 'name"),
        ["says which signals it needs"] = new(Suites.Filter(_ => Parts.Filter((_, _) => { }, () => ["popularity", "popularity"])), "it requires 'popularity' 2 times"),
        ["filters an empty batch"] = new(Of((batch, keep) => keep[0] = batch.Items[0] > 3), "it threw IndexOutOfRangeException"),
        ["drops a candidate whatever others dropped"] = new(Of((_, keep) =>
        {
            // It keeps the first that is left, whichever that is, and the first alone where it is asked about all.
            int first = Array.IndexOf(keep, true);
            for (int i = 0; i < keep.Length; i++)
            {
                keep[i] = i == first;
            }
        }), "where others dropped"),
        ["drops a candidate wherever it stands"] = new(Of((_, keep) => keep.AsSpan(0, keep.Length / 2).Clear()), "in another order"),
        ["drops a candidate whatever others are there"] = new(Of((_, keep) => keep.AsSpan(0, keep.Length > 5 ? keep.Length : 0).Clear()), "is dropped in a batch of 20 and kept in a part of the batch"),
    };

    private static ConformanceSuite Of(Action<CandidateBatch, bool[]> drop) => Suites.Filter(_ => Parts.Filter(drop));

    private static ICandidateFilter Good(Fault fault) => Parts.Filter((batch, keep) =>
    {
        if (fault.Strikes(batch.Context))
        {
            Array.Clear(keep);
        }
    });
}
