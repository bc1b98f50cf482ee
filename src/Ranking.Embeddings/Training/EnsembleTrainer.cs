using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Chooses how much each model of an ensemble counts, by NDCG@100 on people none was trained on:
/// <code>
/// all weigh 1 / models
/// three rounds, each model in turn:   its weight becomes the best of w in 0, 0.05 … 1, the others sharing 1 − w as they did
/// </code>
/// </summary>
internal sealed class EnsembleTrainer
{
    private const int Rounds = 3;
    private const int Grid = 20;

    private readonly IReadOnlyList<CollaborativeModel> _models;
    private readonly int _threads;
    private readonly TrainingRun _run;
    private readonly ValidationFold _fold;

    public EnsembleTrainer(IReadOnlyList<CollaborativeModel> models, ValidationFold fold, int threads, TrainingRun run)
    {
        if (models.Count < 2 || models.Any(model => model is null || !model.ItemIds.SequenceEqual(models[0].ItemIds) || model.LikedFrom != models[0].LikedFrom))
        {
            throw new RankingException("An ensemble is of two models or more, all of the same items in the same order, and for which the same counts as liked.");
        }

        (_models, _threads, _run, _fold) = (models, threads, run, fold);
        if (!_fold.FoldIn.ItemIds.SequenceEqual(models[0].ItemIds))
        {
            throw new RankingException("The validation fold is not of the models' items: its columns are other ids, or stand in another order.");
        }
    }

    public CollaborativeModel Train()
    {
        float[] weights = [.. Enumerable.Repeat(1f / _models.Count, _models.Count)];
        double best = Measure(weights);
        int rounds = _models.Count == 2 ? 1 : Rounds;
        for (int round = 0; round < rounds; round++)
        {
            for (int m = 0; m < _models.Count - (_models.Count == 2 ? 1 : 0); m++)
            {
                for (int step = 0; step <= Grid; step++)
                {
                    float[] tried = With(weights, m, step / (float)Grid);
                    double measured = Measure(tried);
                    if (measured > best)
                    {
                        (best, weights) = (measured, tried);
                    }
                }
            }

            _run.Step(rounds, double.NaN, best);
        }

        var settings = new (string, IFormattable)[_models.Count];
        for (int m = 0; m < settings.Length; m++)
        {
            settings[m] = ($"weight_{m + 1}_{_models[m].Kind}", weights[m]);
        }

        return new EnsembleModel(_models, weights, _run.Report(stoppedEarly: false, settings));
    }

    private static float[] With(float[] weights, int index, float weight)
    {
        float others = weights.Sum() - weights[index];
        float[] changed = Array.ConvertAll(weights, w => others > 0f ? w / others * (1f - weight) : (1f - weight) / (weights.Length - 1));
        changed[index] = weight;
        return changed;
    }

    private double Measure(float[] weights) => FoldMetric.Ndcg(new EnsembleModel(_models, weights, _run.Report(stoppedEarly: false)), _fold, _threads, _run.CancellationToken);
}
