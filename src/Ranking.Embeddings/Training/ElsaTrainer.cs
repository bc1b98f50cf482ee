using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>Trains ELSA: batches of people through <see cref="ElsaLoss"/>, into NAdam.</summary>
internal sealed class ElsaTrainer
{
    private readonly InteractionMatrix _interactions;
    private readonly ElsaOptions _options;
    private readonly TrainingRun _run;
    private readonly int _threads;
    private readonly int _dimensions;
    private readonly DenseMatrix _parameters;
    private readonly DenseMatrix _vectors;
    private readonly float[] _norms;
    private readonly float[] _lengths;
    private readonly ElsaLoss _loss;
    private readonly NAdam _optimiser;

    public ElsaTrainer(InteractionMatrix interactions, ElsaOptions options, TrainingRun run)
    {
        options.Check();
        (_interactions, _options, _run) = (interactions, options, run);
        _threads = Embeddings.Train.ThreadsOf(options.Threads);
        _dimensions = options.Dimensions;

        // Rows of about length 1, so that a step of the optimiser turns them as far as the learning rate says.
        var random = new SeededRandom(SeededRandom.Derive(options.Seed, "elsa", "vectors"));
        _parameters = DenseMatrix.Random(interactions.ItemCount, _dimensions, 1f / MathF.Sqrt(_dimensions), random);
        _vectors = new DenseMatrix(interactions.ItemCount, _dimensions);
        _norms = new float[interactions.ItemCount];
        _loss = new ElsaLoss(interactions, _vectors, _threads);
        _optimiser = new NAdam(_parameters.Data.Length, options.LearningRate);
        _lengths = ForgetUnliked();
        for (int item = 0; item < interactions.ItemCount; item++)
        {
            Normalise(item);
        }
    }

    public CollaborativeModel Train()
    {
        int[] people = [.. Enumerable.Range(0, _interactions.ProfileCount).Where(profile => _interactions.Items(profile).Length > 0)];
        var random = new SeededRandom(SeededRandom.Derive(_options.Seed, "elsa", "order"));
        float[]? best = null;
        bool isOver = false;
        for (int epoch = 0; epoch < _options.Epochs && !isOver; epoch++)
        {
            random.Shuffle<int>(people);
            double loss = 0;
            for (int start = 0; start < people.Length; start += _options.BatchSize)
            {
                _run.CancellationToken.ThrowIfCancellationRequested();
                _optimiser.Advance();
                loss += _loss.Differentiate(people.AsSpan(start, Math.Min(_options.BatchSize, people.Length - start)), Descend);
            }

            // The loss is of before the last step of the epoch; the sum is of after it.
            loss /= people.Length;
            if (!double.IsFinite(loss) || !float.IsFinite(TensorPrimitives.Sum<float>(_vectors.Data)))
            {
                throw new RankingException($"The loss of ELSA left the range of a float in epoch {epoch + 1}: lower the learning rate.");
            }

            double validated = _run.Validation is null ? double.NaN : _run.Measure(Model(_vectors.Data, isOver: false), _threads);
            if (_run.Step(_options.Epochs, loss, validated) && _run.Validation is not null)
            {
                best ??= new float[_vectors.Data.Length];
                _vectors.Data.CopyTo(best, 0);
            }

            isOver = _run.IsOver(_options.Patience);
        }

        return Model(best ?? _vectors.Data, isOver);
    }

    private ElsaModel Model(float[] vectors, bool isOver)
    {
        TrainingReport report = _run.Report(
            isOver,
            ("dimensions", _dimensions),
            ("epochs", _options.Epochs),
            ("batch_size", _options.BatchSize),
            ("learning_rate", _options.LearningRate),
            ("patience", _options.Patience),
            ("seed", _options.Seed));
        return new ElsaModel(EmbeddingTable.FromNormalized(_dimensions, [vectors], _lengths, _interactions.ItemIds), _interactions.LikedFrom, report);
    }

    // Of an item nobody liked nothing is known: a row of zeros stays one, since everything that moves it goes through the row itself.
    // The length every vector ends with: 1 or 0.
    private float[] ForgetUnliked()
    {
        var lengths = new float[_interactions.ItemCount];
        for (int profile = 0; profile < _interactions.ProfileCount; profile++)
        {
            foreach (int item in _interactions.Items(profile))
            {
                lengths[item] = 1f;
            }
        }

        for (int item = 0; item < lengths.Length; item++)
        {
            if (lengths[item] == 0f)
            {
                _parameters.Row(item).Clear();
            }
        }

        return lengths;
    }

    // Through v = w / ‖w‖: the part of the gradient along v changes only the length of w, which says nothing.
    private void Descend(int item, Span<float> gradient)
    {
        ReadOnlySpan<float> vector = _vectors.Row(item);
        TensorPrimitives.MultiplyAdd(vector, -TensorPrimitives.Dot(gradient, vector), gradient, gradient);
        TensorPrimitives.Divide(gradient, _norms[item], gradient);
        _optimiser.Update(item * _dimensions, gradient, _parameters.Row(item));
        Normalise(item);
    }

    private void Normalise(int item)
    {
        // Not the careful one of tables: these lengths stay near 1. One that leaves the range of a float is made NaN, which the loss then is too.
        float norm = Math.Max(TensorPrimitives.Norm<float>(_parameters.Row(item)), 1e-12f);
        norm = float.IsFinite(norm) ? norm : float.NaN;
        TensorPrimitives.Divide(_parameters.Row(item), norm, _vectors.Row(item));
        _norms[item] = norm;
    }
}
