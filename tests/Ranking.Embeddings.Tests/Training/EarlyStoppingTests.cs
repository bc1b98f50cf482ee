namespace Ranking.Embeddings.Tests.Training;

public class EarlyStoppingTests
{
    [Fact]
    public void Training_ends_where_the_fold_says_no_more_is_gained_and_keeps_the_best_step()
    {
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Likes.Groups(people: 20), 24);
        CollaborativeModel model = Train.Elsa(training, new ElsaOptions { Dimensions = 16, Epochs = 400, BatchSize = 16, Patience = 3 }, fold);
        TrainingReport report = model.Report;
        Assert.True(report.StoppedEarly);
        Assert.InRange(report.Steps, 4, 399);
        Assert.Equal(report.KeptStep + 3, report.Steps);
        Assert.Equal(report.Validation.Max(), report.Validation[report.KeptStep - 1]);
        Assert.Equal(report.Validation.Max(), FoldMetric.Ndcg(model, fold, 1, CancellationToken.None), 9);
    }

    [Fact]
    public void Without_a_fold_every_step_is_run()
    {
        TrainingReport report = Train.Elsa(Likes.Groups(), new ElsaOptions { Dimensions = 4, Epochs = 7 }).Report;
        Assert.Equal((7, 7, false), (report.Steps, report.KeptStep, report.StoppedEarly));
        Assert.Empty(report.Validation);
        Assert.True(report.Losses[^1] < report.Losses[0]);
    }
}
