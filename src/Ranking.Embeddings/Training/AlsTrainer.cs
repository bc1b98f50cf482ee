using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Implicit ALS (Rendle et al. 2022, equation 4), profiles W and items H in turn:
/// <code>
/// Σ x·(1 − w·h)² over what is liked  +  α·Σ (w·h)² over all pairs  +  λ·Σ (n(u) + α·items)^ν·‖w(u)‖²  +  λ·Σ (n(i) + α·profiles)^ν·‖h(i)‖²
/// each w solves (Σ x·h·hᵀ + α·HᵀH + λ·(n + α·items)^ν·I) · w = Σ x·h      by a few steps of conjugate gradients from the w before
/// </code>
/// The matrix of a system is never made: a product with it costs d² + n·d.
/// </summary>
internal sealed class AlsTrainer
{
    private readonly InteractionMatrix _interactions;
    private readonly SparseRows _byItem;
    private readonly AlsOptions _options;
    private readonly TrainingRun _run;
    private readonly int _threads;
    private readonly DenseMatrix _profiles;
    private readonly DenseMatrix _items;

    public AlsTrainer(InteractionMatrix interactions, AlsOptions options, CollaborativeModel? start, TrainingRun run)
    {
        options.Check();
        (_interactions, _options, _run) = (interactions, options, run);
        _byItem = interactions.Entries.Transposed();
        _threads = Embeddings.Train.ThreadsOf(options.Threads);
        float deviation = 0.1f / MathF.Sqrt(options.Dimensions);
        _items = DenseMatrix.Random(interactions.ItemCount, options.Dimensions, deviation, new SeededRandom(SeededRandom.Derive(options.Seed, "als", "items")));
        _profiles = new DenseMatrix(interactions.ProfileCount, options.Dimensions);
        if (start is not null)
        {
            Continue(start);
        }
    }

    public CollaborativeModel Train()
    {
        float[]? best = null;
        bool isOver = false;
        for (int iteration = 0; iteration < _options.Iterations && !isOver; iteration++)
        {
            Solve(_interactions.Entries, _items, _profiles);
            Solve(_byItem, _profiles, _items);
            double loss = Loss();
            if (!double.IsFinite(loss))
            {
                throw new RankingException($"The loss of ALS left the range of a float in iteration {iteration + 1}: raise the regularisation.");
            }

            double validated = _run.Validation is null ? double.NaN : _run.Measure(Model(_items, isOver: false), _threads);
            if (_run.Step(_options.Iterations, loss, validated) && _run.Validation is not null)
            {
                best ??= new float[_items.Data.Length];
                _items.Data.CopyTo(best, 0);
            }

            isOver = _run.IsOver(_options.Patience);
        }

        return Model(best is null ? _items : new DenseMatrix(_items.Rows, _items.Columns, best), isOver);
    }

    private AlsModel Model(DenseMatrix items, bool isOver) => AlsModel.Create(
        items,
        _options.Objective,
        _interactions.ItemIds,
        _interactions.LikedFrom,
        _run.Report(
            isOver,
            ("dimensions", _options.Dimensions),
            ("iterations", _options.Iterations),
            ("unobserved", _options.Unobserved),
            ("regularisation", _options.Regularisation),
            ("frequency_exponent", _options.FrequencyExponent),
            ("solver_steps", _options.SolverSteps),
            ("patience", _options.Patience),
            ("seed", _options.Seed)));

    private void Continue(CollaborativeModel start)
    {
        if (start is not AlsModel model || model.Dimensions != _options.Dimensions)
        {
            throw new RankingException($"Only an ALS model of {_options.Dimensions} dimensions can be gone on from.");
        }

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < model.ItemIds.Count; i++)
        {
            known.Add(model.ItemIds[i], i);
        }

        for (int item = 0; item < _items.Rows; item++)
        {
            if (known.TryGetValue(_interactions.ItemIds[item], out int before))
            {
                model.Row(before).CopyTo(_items.Row(item));
            }
        }

        GC.KeepAlive(start);
    }

    // Each row of `solved` against all of `given`. Rows depend on nothing of each other: the order of threads changes nothing.
    private void Solve(SparseRows entries, DenseMatrix given, DenseMatrix solved)
    {
        int d = _options.Dimensions;
        AlsObjective objective = _options.Objective;
        var gram = new DenseMatrix(d, d);
        Gemm.Gram(given, gram, _threads);
        TensorPrimitives.Multiply(gram.Data, objective.Unobserved, gram.Data);
        Parallel.For(
            0,
            entries.RowCount,
            new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _run.CancellationToken },
            () => new float[3 * d],
            (row, _, scratch) =>
            {
                ReadOnlySpan<int> others = entries.Columns(row);
                if (others.IsEmpty)
                {
                    solved.Row(row).Clear();
                }
                else
                {
                    var system = new RowSystem(gram, given, others, entries.Values(row), objective.Regularisation(others.Length, given.Rows));
                    system.Solve(solved.Row(row), scratch, _options.SolverSteps);
                }

                return scratch;
            },
            _ => { });
    }

    // Before the items are solved again it would be another number; what counts is that it falls.
    private double Loss()
    {
        int d = _options.Dimensions;
        AlsObjective objective = _options.Objective;
        var ofItems = new DenseMatrix(d, d);
        var ofProfiles = new DenseMatrix(d, d);
        Gemm.Gram(_items, ofItems, _threads);
        Gemm.Gram(_profiles, ofProfiles, _threads);

        // Σ over all pairs of (w·h)² is the sum of the products of the two Gram matrices, element by element.
        double loss = objective.Unobserved * (double)TensorPrimitives.Dot<float>(ofItems.Data, ofProfiles.Data);
        var ofProfile = new double[_profiles.Rows];
        Parallel.For(0, _profiles.Rows, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _run.CancellationToken }, profile =>
        {
            ReadOnlySpan<float> factors = _profiles.Row(profile);
            ReadOnlySpan<int> items = _interactions.Items(profile);
            ReadOnlySpan<float> weights = _interactions.Weights(profile);
            double own = objective.Regularisation(items.Length, _items.Rows) * (double)TensorPrimitives.SumOfSquares(factors);
            for (int i = 0; i < items.Length; i++)
            {
                double error = 1 - TensorPrimitives.Dot(factors, _items.Row(items[i]));
                own += weights[i] * error * error;
            }

            ofProfile[profile] = own;
        });
        loss += ofProfile.Sum();

        for (int item = 0; item < _items.Rows; item++)
        {
            loss += objective.Regularisation(_byItem.Columns(item).Length, _profiles.Rows) * (double)TensorPrimitives.SumOfSquares<float>(_items.Row(item));
        }

        return loss;
    }

    /// <summary>One row's system, and its solution by conjugate gradients (Hestenes and Stiefel 1952).</summary>
    private readonly ref struct RowSystem(DenseMatrix gram, DenseMatrix given, ReadOnlySpan<int> others, ReadOnlySpan<float> weights, float regularisation)
    {
        private readonly ReadOnlySpan<int> _others = others;
        private readonly ReadOnlySpan<float> _weights = weights;

        public void Solve(Span<float> solution, Span<float> scratch, int steps)
        {
            int d = solution.Length;
            Span<float> residual = scratch[..d];
            Span<float> direction = scratch.Slice(d, d);
            Span<float> product = scratch.Slice(2 * d, d);
            Multiply(solution, product);
            TensorPrimitives.Negate(product, residual);
            for (int i = 0; i < _others.Length; i++)
            {
                TensorPrimitives.MultiplyAdd(given.Row(_others[i]), _weights[i], residual, residual);
            }

            residual.CopyTo(direction);
            float squared = TensorPrimitives.SumOfSquares<float>(residual);
            for (int step = 0; step < steps && squared > 1e-20f; step++)
            {
                Multiply(direction, product);
                float along = squared / TensorPrimitives.Dot<float>(direction, product);
                TensorPrimitives.MultiplyAdd(direction, along, solution, solution);
                TensorPrimitives.MultiplyAdd(product, -along, residual, residual);
                float next = TensorPrimitives.SumOfSquares<float>(residual);
                TensorPrimitives.MultiplyAdd(direction, next / squared, residual, direction);
                squared = next;
            }
        }

        private void Multiply(ReadOnlySpan<float> vector, Span<float> product)
        {
            TensorPrimitives.Multiply(vector, regularisation, product);
            for (int i = 0; i < vector.Length; i++)
            {
                product[i] += TensorPrimitives.Dot(gram.Row(i), vector);
            }

            for (int i = 0; i < _others.Length; i++)
            {
                ReadOnlySpan<float> row = given.Row(_others[i]);
                TensorPrimitives.MultiplyAdd(row, _weights[i] * TensorPrimitives.Dot(row, vector), product, product);
            }
        }
    }
}
