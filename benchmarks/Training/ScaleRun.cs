using System.Diagnostics;
using System.Globalization;
using Ranking.Embeddings;

namespace Ranking.Benchmarks.Training;

/// <summary>ELSA where EASE does not fit any more.</summary>
internal static class ScaleRun
{
    public static void Run(bool isQuick, CancellationToken cancellationToken)
    {
        InteractionMatrix likes = isQuick ? Workload.Create(2_000, 1_000, 20, seed: 1) : Workload.Create(100_000, 100_000, 108, seed: 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{likes.ProfileCount:N0} profiles × {likes.ItemCount:N0} items, {likes.Count:N0} interactions"));
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(likes, 1_000);
        var progress = new Progress();
        CollaborativeModel model = Train.Elsa(training, new ElsaOptions { Dimensions = 64, BatchSize = 1024, Epochs = 10 }, fold, progress, cancellationToken);
        double popular = Train.Popularity(training, validation: fold).Report.Validation[^1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"trained in {model.Report.Seconds:F0} s, {model.Report.Seconds / model.Report.Steps:F1} s an epoch with its validation; NDCG@100 {model.Report.Validation.Max():F4}, of popularity {popular:F4}; the process held {model.Report.PeakMemory / 1073741824.0:F2} GiB at the most"));
    }

    private sealed class Progress : IProgress<TrainingProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Report(TrainingProgress value) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"epoch {value.Step} of {value.Steps}: loss {value.Loss:F4}, NDCG@100 {value.Validation:F4}, after {_clock.Elapsed.TotalSeconds:F0} s"));
    }
}
