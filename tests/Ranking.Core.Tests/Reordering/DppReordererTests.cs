using MathNet.Numerics.LinearAlgebra;

namespace Ranking.Core.Tests.Reordering;

public class DppReordererTests
{
    [Fact]
    public void At_theta_one_it_is_the_order_of_scores() => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Dpp(1), ids, scores));
    });

    [Theory]
    [InlineData("genres", null)]
    [InlineData(null, "vectors")]
    [InlineData("genres", "vectors")]
    public void Each_pick_adds_most_to_the_determinant(string? attribute, string? space) => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        double theta = random.NextInt32(4) / 4.0;
        string after = ReorderWorld.Of(Reorder.Dpp(theta, attribute, space), ids, scores);
        float[] relevance = ids.Length == 0 ? [] : ReorderWorld.Relevance(scores);
        Matrix<double> kernel = Matrix<double>.Build.Dense(Math.Max(1, ids.Length), Math.Max(1, ids.Length), (i, j) => i == j || ids.Length == 0 ? 1 : Similarity(ids[i], ids[j], attribute is not null, space is not null));
        var picked = new List<int>();
        foreach (char id in after)
        {
            int[] left = [.. Enumerable.Range(0, ids.Length).Except(picked)];
            double Value(int i) => (theta * relevance[i]) + ((1 - theta) * Math.Log(Volume(kernel, [.. picked, i]) / Volume(kernel, picked)));
            int[] free = [.. left.Where(i => Volume(kernel, [.. picked, i]) / Volume(kernel, picked) > 1e-3)];
            if (free.Length == 0)
            {
                // The titles left lie in those that were picked, or nearly: floats do not tell.
                return;
            }

            Assert.InRange(Value(ids.IndexOf(id, StringComparison.Ordinal)), free.Max(Value) - 1e-3, double.PositiveInfinity);
            picked.Add(ids.IndexOf(id, StringComparison.Ordinal));
        }
    });

    [Fact]
    public void A_title_that_was_picked_is_never_picked_again_when_nothing_else_is_worth_anything() =>
        Assert.Equal("adgj", ReorderWorld.Of(Reorder.Dpp(0, "genres"), "adgj"));

    [Fact]
    public void Counts_what_a_title_has_in_common_with_all_before_it_together()
    {
        // c is crime and a musical. To MMR it is half like one of a and b; to a determinant it is nearly made of both.
        Assert.Equal("abc", ReorderWorld.Of(Reorder.Dpp(0, "genres"), "acb", [1f, 1f, 1f])[..3]);
        Assert.Equal(1 - (2 * 0.25), Volume(Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 0, 0.5 }, { 0, 1, 0.5 }, { 0.5, 0.5, 1 } }), [0, 1, 2]), 12);
    }

    [Fact]
    public void Titles_that_lie_in_what_was_picked_follow_in_the_order_they_came() =>
        Assert.Equal("abc" + "dgejh", ReorderWorld.Of(Reorder.Dpp(0.9, "genres"), "adgbejhc"));

    [Fact]
    public void Refuses_settings_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Dpp(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Dpp(take: 0));
    }

    private static double Volume(Matrix<double> kernel, List<int> of) => of.Count == 0 ? 1 : Matrix<double>.Build.Dense(of.Count, of.Count, (i, j) => kernel[of[i], of[j]]).Determinant();

    private static double Similarity(char a, char b, bool byLabels, bool byVectors)
    {
        double cosine = (1 + ReorderWorld.Cosine(ReorderWorld.Ordinal(a), ReorderWorld.Ordinal(b))) / 2;
        double overlap = ReorderWorld.Overlap(ReorderWorld.Ordinal(a), ReorderWorld.Ordinal(b));
        return byLabels && byVectors ? (cosine + overlap) / 2 : byLabels ? overlap : cosine;
    }
}
