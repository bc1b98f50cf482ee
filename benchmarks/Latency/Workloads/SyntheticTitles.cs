using System.Globalization;

namespace Ranking.Benchmarks.Workloads;

/// <summary>
/// Titles with two or three labels of Zipf-like sizes, and vectors that lie where their labels do.
/// <code>
/// label = group + noise, normalised              50 groups: some labels are alike
/// title = Σ its labels + noise, normalised
/// </code>
/// </summary>
internal sealed class SyntheticTitles
{
    public const int LabelCount = 1_000;
    public const int Dimensions = 64;

    private const int GroupCount = 50;
    private const float LabelSpread = 0.9f;
    private const float TitleSpread = 0.8f;

    // Sizes of the labels at 15,000 titles: from about 1,400 titles down to about 10.
    private const double LabelExponent = 0.7;

    private readonly int[][] _labels;
    private readonly float[] _vectors;

    public SyntheticTitles(int count, SeededRandom random)
    {
        float[][] centres = Centres(random);
        var sizes = new Zipf(LabelCount, LabelExponent);
        _labels = new int[count][];
        _vectors = new float[count * Dimensions];
        for (int title = 0; title < count; title++)
        {
            _labels[title] = Draw(sizes, 2 + random.NextInt32(2), random);
            Span<float> vector = _vectors.AsSpan(title * Dimensions, Dimensions);
            AddNoise(vector, TitleSpread, random);
            foreach (int label in _labels[title])
            {
                for (int i = 0; i < Dimensions; i++)
                {
                    vector[i] += centres[label][i];
                }
            }
        }
    }

    public int Count => _labels.Length;

    public ReadOnlySpan<float> Vectors => _vectors;

    /// <summary>Ids are numbers, so that a title's place here is its ordinal in the catalog.</summary>
    public static string IdOf(int title) => title.ToString(CultureInfo.InvariantCulture);

    public static string NameOf(int label) => string.Create(CultureInfo.InvariantCulture, $"Label {label:0000}");

    public int[] LabelsOf(int title) => _labels[title];

    private static float[][] Centres(SeededRandom random)
    {
        var groups = new float[GroupCount][];
        for (int group = 0; group < GroupCount; group++)
        {
            groups[group] = new float[Dimensions];
            AddNoise(groups[group], 1f, random);
        }

        var centres = new float[LabelCount][];
        for (int label = 0; label < LabelCount; label++)
        {
            centres[label] = (float[])groups[random.NextInt32(GroupCount)].Clone();
            AddNoise(centres[label], LabelSpread, random);
            EmbeddingTable.Normalize(centres[label]);
        }

        return centres;
    }

    // Noise of about this length, whatever the number of dimensions.
    private static void AddNoise(Span<float> vector, float length, SeededRandom random)
    {
        float scale = length / MathF.Sqrt(vector.Length);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] += scale * (float)random.NextGaussian();
        }
    }

    private static int[] Draw(Zipf sizes, int count, SeededRandom random)
    {
        var drawn = new List<int>(count);
        while (drawn.Count < count)
        {
            int label = sizes.Draw(random);
            if (!drawn.Contains(label))
            {
                drawn.Add(label);
            }
        }

        return [.. drawn];
    }
}
