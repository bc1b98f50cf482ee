namespace Ranking;

/// <summary>Describes candidates by named numbers: columns of the catalog, statistics, likeness, the heads of a model.</summary>
/// <remarks>
/// Safe for concurrent use. It can describe, not drop or reorder. All its signals have one scope; it is called at most once a page. One that
/// throws or is late is skipped, counted and traced, and its signals take their missing values.
/// </remarks>
public interface ISignalProvider
{
    /// <summary>The provider's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>The signals it gives, all of one scope.</summary>
    IReadOnlyList<Signal> Signals { get; }

    /// <summary>Computes the signals of all candidates.</summary>
    /// <param name="batch">The candidates, of the scope of the signals. No signals of others are in it.</param>
    /// <param name="columns">One column a signal, in the order of <see cref="Signals"/>, one number a candidate. Their content at the start is undefined: write every number.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken);
}
