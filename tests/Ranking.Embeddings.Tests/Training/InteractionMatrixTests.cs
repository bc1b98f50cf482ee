namespace Ranking.Embeddings.Tests.Training;

public class InteractionMatrixTests
{
    [Fact]
    public void What_a_history_calls_liked_is_an_entry()
    {
        Catalog catalog = Films.Catalog(10);
        InteractionMatrix matrix = InteractionMatrix.Create(catalog,
        [
            Films.Play("b", 3),
            Films.Play("a", 5, completion: 0.7f),
            Films.Play("a", 2, completion: 0.59f),
            Films.Play("a", 9),
            Films.Play("a", 9, daysAgo: 3, kind: InteractionKind.Rewatch),
            Films.Play("a", 4),
            Films.Play("a", 4, kind: InteractionKind.ThumbsDown),
            Films.Play("c", 1, kind: InteractionKind.Hover),
            Films.Play("a", 77),
        ]);
        Assert.Equal((3, 10, 3), (matrix.ProfileCount, matrix.ItemCount, matrix.Count));
        Assert.Equal([5, 9], matrix.Items(0).ToArray());
        Assert.Equal([3], matrix.Items(1).ToArray());
        Assert.Equal([], matrix.Items(2).ToArray());
        Assert.Equal([1f, 1f], matrix.Weights(0).ToArray());
        Assert.Equal(FakeClock.Now.AddDays(-1).ToUnixTimeSeconds(), matrix.Times(0)[1]);
        Assert.Equal(catalog.Ids.Names, matrix.ItemIds);
    }

    [Fact]
    public void More_has_to_be_liked_where_more_is_asked_for()
    {
        Interaction[] events = [Films.Play("a", 1, completion: 0.7f), Films.Play("a", 2, completion: 0.8f)];
        Assert.Equal([2], InteractionMatrix.Create(Films.Catalog(5), events, likedFrom: 0.8f).Items(0).ToArray());
    }

    [Fact]
    public void Events_in_any_order_make_the_same_matrix() => Law.Holds(random =>
    {
        Interaction[] events = [.. Films.Crowd(people: 6, titles: 20)];
        InteractionMatrix matrix = InteractionMatrix.Create(Films.Catalog(20), events);
        random.Shuffle<Interaction>(events);
        InteractionMatrix shuffled = InteractionMatrix.Create(Films.Catalog(20), events);
        Assert.Equal(Likes.Dense(matrix), Likes.Dense(shuffled));
    }, cases: 10);

    [Fact]
    public void An_entry_that_repeats_counts_once_with_its_highest_weight()
    {
        InteractionMatrix matrix = InteractionMatrix.Create(["a", "b"], [0, 4], [1, 0, 1, 1], [2f, 1f, 5f, 3f], [10, 20, 40, 30]);
        Assert.Equal([0, 1], matrix.Items(0).ToArray());
        Assert.Equal([1f, 5f], matrix.Weights(0).ToArray());
        Assert.Equal([20, 40], matrix.Times(0).ToArray());
    }

    [Fact]
    public void An_entry_without_a_weight_above_zero_is_left_out() =>
        Assert.Equal([2], InteractionMatrix.Create(["a", "b", "c", "d"], [0, 4], [0, 1, 2, 3], [0f, -1f, 1f, float.NaN]).Items(0).ToArray());

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Assert.Equal("itemIds", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a", "a"], [0, 1], [0])).ParamName);
        Assert.Equal("rowStarts", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a"], [], [])).ParamName);
        Assert.Equal("rowStarts", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a"], [0, 2, 1], [0])).ParamName);
        Assert.Equal("items", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a"], [0, 1], [1])).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a"], [0, 1], [0], [1f, 2f])).ParamName);
        Assert.Equal("times", Assert.Throws<ArgumentException>(() => InteractionMatrix.Create(["a"], [0, 1], [0], [1f], [1, 2])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => InteractionMatrix.Create(["a"], [0, 1], [0], likedFrom: 0f));
        Assert.Throws<ArgumentOutOfRangeException>(() => InteractionMatrix.Create(Films.Catalog(1), [], likedFrom: float.NaN));
    }
}
