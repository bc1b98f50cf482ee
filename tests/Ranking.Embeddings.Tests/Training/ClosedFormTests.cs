using MathNet.Numerics.LinearAlgebra;

namespace Ranking.Embeddings.Tests.Training;

/// <summary>Models whose numbers follow from a formula, beside the formula in double precision.</summary>
public class ClosedFormTests
{
    [Fact]
    public void Ease_is_the_formula_of_the_paper()
    {
        InteractionMatrix likes = Likes.Groups();
        Matrix<double> x = Matrix<double>.Build.DenseOfArray(Likes.Dense(likes));
        Matrix<double> p = (x.TransposeThisAndMultiply(x) + (3 * Matrix<double>.Build.DenseIdentity(likes.ItemCount))).Inverse();
        CollaborativeModel model = Train.Ease(likes, 3);
        for (int liked = 0; liked < likes.ItemCount; liked++)
        {
            float[] scores = model.Scores(liked);
            Assert.All(Enumerable.Range(0, scores.Length), item => Assert.Equal(item == liked ? 0 : -p[liked, item] / p[item, item], scores[item], 1e-5));
        }
    }

    [Fact]
    public void Ease_minimises_its_objective_under_its_constraint()
    {
        // Without an item's own column, what is left is ridge regression of it on the others: Steck 2019, section 3.1.
        InteractionMatrix likes = Likes.Groups(groups: 2, titles: 4, people: 20);
        Matrix<double> x = Matrix<double>.Build.DenseOfArray(Likes.Dense(likes));
        CollaborativeModel model = Train.Ease(likes, 2);
        int[] others = [1, 2, 3, 4, 5, 6, 7];
        Matrix<double> z = Matrix<double>.Build.DenseOfColumnVectors(others.Select(x.Column));
        Vector<double> ridge = (z.TransposeThisAndMultiply(z) + (2 * Matrix<double>.Build.DenseIdentity(7))).Solve(z.TransposeThisAndMultiply(x.Column(0)));
        Assert.All(Enumerable.Range(0, 7), i => Assert.Equal(ridge[i], model.Scores(others[i])[0], 1e-5));
    }

    [Fact]
    public void Item_knn_is_the_cosine_of_columns_among_the_nearest()
    {
        InteractionMatrix likes = Likes.Of(4, [0, 1], [0, 1, 2], [0, 2], [0, 3], [3]);
        float[] all = Train.ItemKnn(likes).Scores(0);
        Assert.Equal([0, 2 / Math.Sqrt(4 * 2), 2 / Math.Sqrt(4 * 2), 1 / Math.Sqrt(4 * 2)], all.Select(score => (double)score), (a, b) => Math.Abs(a - b) < 1e-6);

        // Items 1 and 2 are each other's and 0's; at one neighbour 0 speaks for 1, 2 and 3, and of two as near to 0 the first does.
        float[] nearest = Train.ItemKnn(likes, neighbours: 1).Scores(1);
        Assert.Equal([1 / Math.Sqrt(2), 0, 0, 0], nearest.Select(score => (double)score), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(2 / (Math.Sqrt(8) + 5), Train.ItemKnn(likes, shrinkage: 5).Scores(0)[1], 1e-6);
    }

    [Fact]
    public void Popularity_fades_with_time()
    {
        const long Day = 86_400;
        InteractionMatrix likes = InteractionMatrix.Create(
            ["a", "b", "c"], [0, 2, 5], [0, 1, 0, 1, 2], [], [0, 10 * Day, 0, 10 * Day, Catalog.MissingTime]);
        Assert.Equal([2f, 2f, 1f], Train.Popularity(likes).Scores());
        Assert.Equal([0.5f, 2f, 1f], Train.Popularity(likes, halfLifeDays: 5).Scores());
    }

    [Fact]
    public void Als_folds_in_by_solving_its_system()
    {
        CollaborativeModel model = Train.ImplicitAls(Likes.Groups(), new AlsOptions { Dimensions = 6, Unobserved = 0.2, Regularisation = 0.05, FrequencyExponent = 0.5 });
        var als = (AlsModel)model;
        Matrix<double> h = Numerics.Oracle.Of(new DenseMatrix(32, 6, als.Factors.ToArray()));
        int[] liked = [1, 4, 12];
        float[] weights = [1f, 2f, 0.5f];
        Matrix<double> system = (0.2 * h.TransposeThisAndMultiply(h)) + (0.05 * Math.Sqrt(3 + (0.2 * 32)) * Matrix<double>.Build.DenseIdentity(6));
        Vector<double> right = Vector<double>.Build.Dense(6);
        for (int i = 0; i < 3; i++)
        {
            system += weights[i] * h.Row(liked[i]).OuterProduct(h.Row(liked[i]));
            right += weights[i] * h.Row(liked[i]);
        }

        Vector<double> expected = h * system.Solve(right);
        var scores = new float[32];
        model.Score(liked, weights, scores);
        Assert.All(Enumerable.Range(0, 32), item => Assert.Equal(expected[item], scores[item], 1e-4));
    }

    [Fact]
    public void Als_never_raises_its_loss()
    {
        TrainingReport report = Train.ImplicitAls(Likes.Groups(), new AlsOptions { Dimensions = 8, Iterations = 20 }).Report;
        Assert.Equal(20, report.Losses.Count);
        Assert.All(report.Losses.Zip(report.Losses.Skip(1)), pair => Assert.True(pair.Second <= pair.First * 1.0001, $"{pair.First} → {pair.Second}"));
    }

    [Fact]
    public void Als_goes_on_from_a_model_by_id_and_is_there_sooner()
    {
        InteractionMatrix likes = Likes.Groups(seed: 1);
        var options = new AlsOptions { Dimensions = 8, Iterations = 15 };
        CollaborativeModel first = Train.ImplicitAls(likes, options);
        string[] ids = [.. Likes.Ids(32).Reverse(), "new"];
        var starts = new List<int> { 0 };
        var items = new List<int>();
        for (int person = 0; person < likes.ProfileCount; person++)
        {
            items.AddRange(likes.Items(person).ToArray().Select(item => 31 - item));
            starts.Add(items.Count);
        }

        InteractionMatrix again = InteractionMatrix.Create(ids, starts.ToArray(), items.ToArray());
        double refit = Train.ImplicitAls(again, options with { Iterations = 1 }, start: first).Report.Losses[0];
        double anew = Train.ImplicitAls(again, options with { Iterations = 1 }).Report.Losses[0];
        Assert.True(refit < anew, $"{refit} after a refit of one iteration, {anew} from nothing");
        Assert.Equal(first.Report.Losses[^1], refit, 0.02 * first.Report.Losses[^1]);
        Assert.Throws<RankingException>(() => Train.ImplicitAls(again, options with { Dimensions = 9 }, start: first));
        Assert.Throws<RankingException>(() => Train.ImplicitAls(again, options, start: Train.Ease(likes)));
    }

    [Fact]
    public void An_ensemble_is_the_weighted_sum_of_standardised_scores()
    {
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Likes.Groups(), 30);
        CollaborativeModel[] models = [Train.Ease(training, 2), Train.Popularity(training)];
        var ensemble = (EnsembleModel)Train.Ensemble(models, fold);
        Assert.Equal(1f, ensemble.Weights.Sum(), 1e-5f);
        float[] expected = new float[32];
        foreach (var (model, weight) in models.Zip(ensemble.Weights))
        {
            float[] scores = model.Scores(3, 4);
            float[] others = [.. scores.Where((_, item) => item is not (3 or 4))];
            double mean = others.Average();
            double deviation = Math.Sqrt(others.Average(score => (score - mean) * (score - mean)));
            for (int i = 0; i < 32; i++)
            {
                expected[i] += (float)(weight * (scores[i] - mean) / deviation);
            }
        }

        Assert.All(ensemble.Scores(3, 4).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
        double best = models.Max(model => FoldMetric.Ndcg(model, fold, 1, CancellationToken.None));
        Assert.True(FoldMetric.Ndcg(ensemble, fold, 1, CancellationToken.None) >= best - 1e-9, "The weights of one model alone are among those tried.");
    }
}
