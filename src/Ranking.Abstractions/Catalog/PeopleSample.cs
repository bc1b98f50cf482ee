namespace Ranking;

/// <summary>Profiles by chance, the same whatever order they come in: those whose ids hash lowest.</summary>
internal static class PeopleSample
{
    /// <summary>At most so many of some profiles, the lowest hash first.</summary>
    public static string[] Of(IEnumerable<string> profiles, int most)
    {
        string[] all = [.. profiles];
        ulong[] hashes = Array.ConvertAll(all, id => SeededRandom.Derive(0, "watch sample", id));
        Array.Sort(hashes, all);
        return all.Length > most ? all[..most] : all;
    }
}
