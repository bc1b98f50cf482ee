namespace Ranking.Benchmarks.Workloads;

/// <summary>Draws ranks from 0 with probability proportional to (rank + 1)^−exponent.</summary>
internal sealed class Zipf
{
    private readonly double[] _cumulative;

    public Zipf(int count, double exponent)
    {
        _cumulative = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++)
        {
            _cumulative[rank] = sum += Math.Pow(rank + 1, -exponent);
        }
    }

    public int Draw(SeededRandom random)
    {
        double point = (random.NextUInt64() >> 11) * (1.0 / (1UL << 53)) * _cumulative[^1];
        int found = Array.BinarySearch(_cumulative, point);
        return Math.Min(found >= 0 ? found + 1 : ~found, _cumulative.Length - 1);
    }
}
