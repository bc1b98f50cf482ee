using Ranking.Samples.Simulator.World;

namespace Ranking.Samples.Tests.Simulator;

public sealed class VisitTests
{
    private static readonly int[] Cells = [3, 1, -1, 2, 0, -1];
    private static readonly float[] Attention = [1f, 0.5f, 1f, 0.25f, 0f, 1f];

    [Fact]
    public void A_cell_is_looked_at_as_often_as_its_attention_says()
    {
        var counts = new int[4];
        for (int day = 1; day <= 4000; day++)
        {
            foreach (int item in new Visit(1, day, "ann", Cells, Attention).Order)
            {
                counts[item]++;
            }
        }

        Assert.Equal((0, 4000), (counts[0], counts[3]));
        Assert.InRange(counts[1], 1880, 2120);
        Assert.InRange(counts[2], 890, 1110);
    }

    [Fact]
    public void The_same_page_gives_the_same_visit_and_a_title_tempts_alike_wherever_it_stands()
    {
        float[] chances = [0.4f, 0.4f, 0.4f, 0.4f];
        float[] everything = [1f, 1f, 1f, 1f];
        for (int day = 1; day <= 200; day++)
        {
            int[] played = [.. new[] { new[] { 2 }, new[] { -1, 2 } }.Select(cells => new Visit(1, day, "ann", cells, everything.AsSpan(0, cells.Length)).Go(9, chances).Played)];
            Assert.Equal(played[0], played[1]);
            Assert.Equal(new Visit(1, day, "ann", Cells, Attention).Order, new Visit(1, day, "ann", Cells, Attention).Order);
        }
    }

    [Fact]
    public void A_visit_ends_with_patience_or_with_the_first_play()
    {
        var visit = new Visit(1, 1, "ann", [0, 1, 2, 3], [1f, 1f, 1f, 1f]);
        Assert.Equal((2, -1), visit.Go(2, [0f, 0f, 0f, 0f]));
        Assert.Equal((4, -1), visit.Go(9, [0f, 0f, 0f, 0f]));
        Assert.Equal((1, visit.Order[0]), visit.Go(9, [1f, 1f, 1f, 1f]));
        Assert.Equal(0.75, visit.ChanceWithin(2, [0.5f, 0.5f, 0.5f, 0.5f]), 9);
    }
}
