using System.Text;

namespace Ranking.Samples.Homepage.Html;

/// <summary>The choices of one poster, drawn from its brief: FNV-1a to start, SplitMix64 to go on.</summary>
internal sealed class PosterSeed
{
    private ulong _state = 14695981039346656037;

    public PosterSeed(PosterBrief brief)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(string.Join('\n', [brief.Id, brief.Variant, .. brief.Tags])))
        {
            _state = (_state ^ value) * 1099511628211;
        }
    }

    /// <summary>0 to one less than a number of choices.</summary>
    public int Next(int choices) => (int)(Bits() % (ulong)choices);

    public double Between(double least, double most) => least + ((most - least) * ((Bits() >> 11) * (1.0 / (1UL << 53))));

    public bool Chance(double probability) => Between(0, 1) < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private ulong Bits()
    {
        ulong bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
