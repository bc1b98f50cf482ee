namespace Ranking.Embeddings.Tests.Training;

public class ValidationFoldTests
{
    [Fact]
    public void Nobody_and_nothing_is_lost() => Law.Holds(
        random =>
        {
            InteractionMatrix all = Likes.Groups(seed: random.NextUInt64());
            (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(all, 20, heldOutShare: 0.3, seed: random.NextUInt64());
            Assert.Equal(all.ProfileCount, training.ProfileCount + fold.FoldIn.ProfileCount);
            Assert.Equal(all.Count, training.Count + fold.FoldIn.Count + fold.HeldOut.Count);
            for (int person = 0; person < fold.FoldIn.ProfileCount; person++)
            {
                Assert.Empty(fold.FoldIn.Items(person).ToArray().Intersect(fold.HeldOut.Items(person).ToArray()));
                Assert.NotEmpty(fold.HeldOut.Items(person).ToArray());
                Assert.NotEmpty(fold.FoldIn.Items(person).ToArray());
            }
        },
        cases: 20);

    [Fact]
    public void The_same_seed_takes_the_same_people()
    {
        InteractionMatrix all = Likes.Groups();
        double[,] Taken(ulong seed) => Likes.Dense(ValidationFold.Split(all, 10, seed: seed).Fold.HeldOut);
        Assert.Equal(Taken(3), Taken(3));
        Assert.NotEqual(Taken(3), Taken(4));
    }

    [Fact]
    public void Other_items_or_other_people_do_not_make_a_fold()
    {
        Assert.Throws<ArgumentException>(() => new ValidationFold(Likes.Of(2, [0]), Likes.Of(3, [0])));
        Assert.Throws<ArgumentException>(() => new ValidationFold(Likes.Of(2, [0]), Likes.Of(2, [0], [1])));
    }

    [Fact]
    public void The_metric_is_the_one_of_the_definition()
    {
        // Popularity ranks 3, 2, 1, 0. Known: 3. Held out: 1 and 0, which come second and third: (1/log2(3) + 1/log2(4)) / (1 + 1/log2(3)).
        CollaborativeModel model = Embeddings.Train.Popularity(Likes.Of(4, [3, 2, 1, 0], [3, 2, 1], [3, 2], [3]));
        var fold = new ValidationFold(Likes.Of(4, [3], [0]), Likes.Of(4, [0, 1], []));
        double expected = ((1 / Math.Log2(3)) + (1 / Math.Log2(4))) / (1 + (1 / Math.Log2(3)));
        Assert.Equal(expected, FoldMetric.Ndcg(model, fold, threads: 1, CancellationToken.None), 12);
    }
}
