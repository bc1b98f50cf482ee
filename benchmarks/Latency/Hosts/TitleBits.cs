namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>A bitmap of titles that is emptied by the titles put in, not by its size.</summary>
internal sealed class TitleBits(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];
    private readonly List<int> _added = [];

    public bool Contains(int title) => (_words[title >> 6] & (1UL << (title & 63))) != 0;

    public void Add(int title)
    {
        _words[title >> 6] |= 1UL << (title & 63);
        _added.Add(title);
    }

    public void Clear()
    {
        foreach (int title in _added)
        {
            _words[title >> 6] = 0;
        }

        _added.Clear();
    }
}
