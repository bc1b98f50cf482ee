namespace Ranking.Samples.Homepage;

/// <summary>Full traces as files: written by one process, replayed by another.</summary>
internal static class TraceFile
{
    public static void Write(string file, PageTrace trace)
    {
        string json = trace.ToJson();
        File.WriteAllText(file, json);
        Console.Error.WriteLine(FormattableString.Invariant(
            $"The trace of {trace.Rows.Count} proposed rows and {trace.Rankers.Sum(ranker => ranker.Lists.Sum(list => list.Candidates.Count)):N0} candidates is in {file} ({json.Length / 1024:N0} KiB)"));
    }

    public static (Ranking.Homepage Page, bool IsSame) Replay(string file, HomepageComposer composer)
    {
        PageTrace trace = PageTrace.FromJson(File.ReadAllText(file));
        Ranking.Homepage page = composer.Replay(trace);
        // Everything but the times: titles, signals, terms, orders and scores, to the last bit.
        bool isSame = (trace with { Entries = [] }).ToJson() == (page.Trace with { Entries = [] }).ToJson();
        Console.Error.WriteLine(isSame
            ? $"Replayed {file}: the same page, and the same numbers to the last bit"
            : $"Replayed {file}: NOT the same; it was made by other settings, another version or another processor");
        return (page, isSame);
    }
}
