namespace Ranking.Abstractions.Tests;

public class RankedListTests
{
    [Fact]
    public void Keeps_copies_of_what_it_was_made_of()
    {
        int[] items = [2, 0];
        float[] scores = [0.9f, 0.4f];
        float[] values = [0.1f, 0.2f];
        var list = new RankedList(items, scores, values);
        (items[0], scores[0], values[0]) = (7, 7f, 7f);
        Assert.Equal([2, 0], list.Items.ToArray());
        Assert.Equal([0.9f, 0.4f], list.Scores.ToArray());
        Assert.Equal([0.1f, 0.2f], list.Values.ToArray());
    }

    [Fact]
    public void Takes_the_scores_for_values_when_there_are_none() => Assert.Equal([0.9f, 0.4f], new RankedList([2, 0], [0.9f, 0.4f]).Values.ToArray());

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(2, 3, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(0, 0, 1)]
    public void Refuses_lengths_that_differ(int items, int scores, int values) =>
        Assert.Contains($"{items} titles, {scores} scores and {values} values", Assert.Throws<ArgumentException>(() => new RankedList(new int[items], new float[scores], new float[values])).Message);

    [Fact]
    public void Names_its_titles() => Assert.Equal(["t002", "t000"], new RankedList([2, 0], [1f, 0f]).Ids(Films.Catalog(3)));

    [Fact]
    public void Holds_nothing_when_empty() => Assert.Equal(0, RankedList.Empty.Count);
}
