namespace Ranking.Embeddings.Tests.Training;

/// <summary>What holds for every trainer.</summary>
public class TrainTests
{
    private static readonly Dictionary<string, Func<InteractionMatrix, ValidationFold?, IProgress<TrainingProgress>?, CancellationToken, int, CollaborativeModel>> Trainers = new(StringComparer.Ordinal)
    {
        ["ease"] = (likes, fold, progress, cancel, threads) => Train.Ease(likes, 2, fold, progress, threads, cancel),
        ["elsa"] = (likes, fold, progress, cancel, threads) =>
            Train.Elsa(likes, new ElsaOptions { Dimensions = 12, Epochs = 40, BatchSize = 32, Threads = threads }, fold, progress, cancel),
        ["als"] = (likes, fold, progress, cancel, threads) => Train.ImplicitAls(
            likes, new AlsOptions { Dimensions = 8, Iterations = 12, Threads = threads }, null, fold, progress, cancel),
        ["itemknn"] = (likes, fold, progress, cancel, threads) => Train.ItemKnn(likes, 20, 0, fold, progress, threads, cancel),
        ["popularity"] = (likes, fold, _, _, _) => Train.Popularity(likes, validation: fold),
        ["ensemble"] = (likes, fold, progress, cancel, threads) =>
        {
            (InteractionMatrix training, ValidationFold own) = fold is null ? ValidationFold.Split(likes, likes.ProfileCount / 4) : (likes, fold);
            return Train.Ensemble([Train.Ease(training, 2), Train.ItemKnn(training)], own, progress, threads, cancel);
        },
    };

    public static TheoryData<string> Kinds => [.. Trainers.Keys];

    public static TheoryData<string> Personal => [.. Trainers.Keys.Except(["popularity"])];

    [Theory]
    [MemberData(nameof(Personal))]
    public void Who_likes_some_of_a_group_is_shown_the_rest_of_it(string kind)
    {
        CollaborativeModel model = Make(kind, Likes.Groups());
        Assert.Equal(kind, model.Kind);
        for (int group = 0; group < 4; group++)
        {
            int[] liked = [group * 8, (group * 8) + 3, (group * 8) + 5];
            Assert.Equal(Enumerable.Range(group * 8, 8).Except(liked), model.Best(5, liked).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Profiles_without_events_and_items_nobody_likes_are_survived(string kind)
    {
        int[][] rows = [.. Enumerable.Range(0, 12).Select(i => i % 4 == 3 ? Array.Empty<int>() : [i % 3, 3, 4 + (i % 2), 7, 8])];
        CollaborativeModel model = Make(kind, Likes.Of(10, rows));
        Assert.All(model.Scores(3), score => Assert.True(float.IsFinite(score)));
        Assert.All(model.Scores(9), score => Assert.True(float.IsFinite(score)));
        Assert.All(model.Scores(), score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void An_item_nobody_likes_has_no_direction()
    {
        InteractionMatrix likes = Likes.Of(6, [.. Enumerable.Range(0, 20).Select(i => new[] { i % 2, 2 + (i % 3) })]);
        foreach (CollaborativeModel model in new[]
        {
            Train.Elsa(likes, new ElsaOptions { Dimensions = 4, Epochs = 3 }), Train.ImplicitAls(likes, new AlsOptions { Dimensions = 4, Iterations = 3 }),
        })
        {
            Assert.Equal(0f, model.Vectors!.Norm(5));
            Assert.True(model.Vectors.Norm(0) > 0f);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void People_who_like_one_title_only_are_survived(string kind) =>
        Assert.All(Make(kind, Likes.Of(6, [.. Enumerable.Range(0, 12).Select(i => new[] { i % 6, (i + 1) % 6, (i + 2) % 6, (i + 3) % 6, (i + 4) % 6 }), [1], [1], [1]])).Scores(1), score =>
            Assert.True(float.IsFinite(score)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_to_train_on_is_said(string kind) =>
        Assert.Contains("nothing to train on", Assert.Throws<RankingException>(() =>
            Trainers[kind](Likes.Of(5, [], []), new ValidationFold(Likes.Of(5, [0]), Likes.Of(5, [1])), null, CancellationToken.None, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_model_on_any_number_of_threads(string kind)
    {
        // Enough for several blocks of items, and for products that are shared out.
        InteractionMatrix likes = Likes.Groups(groups: 40, titles: 10, people: 12);
        float[] one = Trainers[kind](likes, null, null, CancellationToken.None, 1).Scores(1, 2, 9);
        Assert.Equal(one, Trainers[kind](likes, null, null, CancellationToken.None, 3).Scores(1, 2, 9));
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public void Training_that_is_cancelled_gives_nothing(string kind) =>
        Assert.ThrowsAny<OperationCanceledException>(() => Trainers[kind](Likes.Groups(), null, null, new CancellationToken(canceled: true), 2));

    [Theory]
    [InlineData("elsa")]
    [InlineData("als")]
    public void Training_is_cancelled_between_steps(string kind)
    {
        using var source = new CancellationTokenSource();
        var progress = new Told { OnStep = source.Cancel };
        Assert.ThrowsAny<OperationCanceledException>(() => Trainers[kind](Likes.Groups(), null, progress, source.Token, 2));
        Assert.Single(progress.Steps);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_title_said_twice_counts_once(string kind)
    {
        CollaborativeModel model = Make(kind, Likes.Groups());
        Assert.Equal(model.Scores(1, 9), model.Scores(9, 1, 9, 1));
    }

    [Theory]
    [InlineData("ease")]
    [InlineData("elsa")]
    [InlineData("als")]
    [InlineData("itemknn")]
    [InlineData("popularity")]
    public void Weights_of_any_size_leave_scores_finite(string kind)
    {
        CollaborativeModel model = Make(kind, InteractionMatrix.Create(Likes.Ids(4), [0, 2, 4, 6, 8, 9], [0, 1, 1, 2, 0, 1, 2, 3, 0], [1e-30f, 1e30f, 1f, 3e38f, 1f, 1f, 1f, 1f, 1f]));
        var scores = new float[4];
        model.Score([0, 1], [3e38f, 1e-38f], scores);
        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }

    [Theory]
    [InlineData(1e30)]
    [InlineData(1e38)]
    public void A_learning_rate_that_leads_nowhere_is_said(double rate) => Assert.Contains(
        "lower the learning rate",
        Assert.Throws<RankingException>(() => Train.Elsa(Likes.Groups(), new ElsaOptions { Dimensions = 4, LearningRate = rate })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_fold_in_which_nobody_has_anything_to_find_is_refused() => Assert.Contains(
        "anything to find",
        Assert.Throws<RankingException>(() => Train.Ease(Likes.Of(3, [0, 1]), validation: new ValidationFold(Likes.Of(3, [0]), Likes.Of(3, [[]])))).Message,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Personal))]
    public void Progress_is_told_after_each_step(string kind)
    {
        var told = new Told();
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Likes.Groups(), 20);
        CollaborativeModel model = Trainers[kind](training, fold, told, CancellationToken.None, 2);
        Assert.Equal(model.Report.Steps, told.Steps.Count);
        Assert.Equal(Enumerable.Range(1, told.Steps.Count), told.Steps.Select(step => step.Step));
        Assert.All(told.Steps, step => Assert.Equal(kind, step.Model));
        Assert.InRange(told.Steps[^1].Validation, 0.5, 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_report_says_what_was_done(string kind)
    {
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Likes.Groups(), 20);
        TrainingReport report = Trainers[kind](training, fold, null, CancellationToken.None, 2).Report;
        Assert.NotEmpty(report.Settings);
        Assert.NotEmpty(report.Validation);
        Assert.InRange(report.KeptStep, 1, report.Steps);
        Assert.Equal(32, report.Items);
        Assert.True(report.Profiles > 0 && report.Interactions > 0 && report.Seconds > 0 && report.PeakMemory > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fold_of_other_items_is_refused(string kind) =>
        Assert.Throws<RankingException>(() =>
        {
            ValidationFold other = new(Likes.Of(3, [0, 1]), Likes.Of(3, [2]));
            if (kind == "ensemble")
            {
                Train.Ensemble([Train.Ease(Likes.Groups()), Train.Ease(Likes.Groups())], other);
            }
            else
            {
                Trainers[kind](Likes.Groups(), other, null, CancellationToken.None, 1);
            }
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_model_is_asked_wrongly_is_refused(string kind)
    {
        CollaborativeModel model = Make(kind, Likes.Groups());
        Assert.Throws<ArgumentException>(() => model.Score([1], [], new float[3]));
        Assert.Throws<ArgumentException>(() => model.Score([1], [1f, 2f], new float[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Score([32], [], new float[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Score([-1], [], new float[32]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_weight_that_says_nothing_is_as_if_it_were_not_there(string kind)
    {
        CollaborativeModel model = Make(kind, Likes.Groups());
        var scores = new float[32];
        model.Score([1, 9, 17, 25], [1f, 0f, float.NaN, -2f], scores);
        Assert.Equal(model.Scores(1), scores);
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        InteractionMatrix likes = Likes.Groups();
        Assert.Throws<RankingException>(() => Train.Ease(likes, 0));
        Assert.Throws<RankingException>(() => Train.Ease(likes, double.NaN));
        Assert.Throws<RankingException>(() => Train.Ease(likes, threads: -1));
        Assert.Throws<RankingException>(() => Train.ItemKnn(likes, 0));
        Assert.Throws<RankingException>(() => Train.ItemKnn(likes, 5, -1));
        Assert.Throws<RankingException>(() => Train.Popularity(likes, 0));
        Assert.Throws<RankingException>(() => Train.Elsa(likes, new ElsaOptions { Dimensions = 0 }));
        Assert.Throws<RankingException>(() => Train.Elsa(likes, new ElsaOptions { LearningRate = double.NaN }));
        Assert.Throws<RankingException>(() => Train.Elsa(likes, new ElsaOptions { BatchSize = 0 }));
        Assert.Throws<RankingException>(() => Train.ImplicitAls(likes, new AlsOptions { Unobserved = 0 }));
        Assert.Throws<RankingException>(() => Train.ImplicitAls(likes, new AlsOptions { FrequencyExponent = 1.5 }));
        Assert.Throws<RankingException>(() => Train.ImplicitAls(likes, new AlsOptions { SolverSteps = 0 }));
        Assert.Throws<RankingException>(() => Train.Ensemble([Train.Ease(likes)], new ValidationFold(likes, likes)));
    }

    private static CollaborativeModel Make(string kind, InteractionMatrix likes) => Trainers[kind](likes, null, null, CancellationToken.None, 2);

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Steps { get; } = [];

        public Action OnStep { get; init; } = static () => { };

        public void Report(TrainingProgress value)
        {
            Steps.Add(value);
            OnStep();
        }
    }
}
