using System.Numerics.Tensors;

namespace Ranking;

/// <summary>
/// <c>affinity</c>: cosine of the profile's taste with each title, one matrix-vector product a page; with several personas, what <see cref="PersonaAttention"/> makes of them; both times what the taste is
/// to be believed, as <see cref="TasteEvidence"/> says.
/// </summary>
internal sealed class AffinitySignal(string? space, int personas, float priorPlays) : ISignalProvider
{
    public string Name => space is null ? "affinity" : $"affinity({space})";

    public IReadOnlyList<Signal> Signals { get; } = [new Signal("affinity")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        Span<float> affinity = columns[0].Span;
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            context.Trace.Fallback(Stages.Signal, Name, "the snapshot has no vector space: affinity is 0", batch.Count, 0);
            affinity.Clear();
            return ValueTask.CompletedTask;
        }

        ReadOnlySpan<float> tastes = context.PersonasIn(vectors, personas);
        if (!tastes.IsEmpty)
        {
            PersonaAttention.Score(vectors.Items, tastes, batch.Items, affinity, cancellationToken);
            TensorPrimitives.Multiply(affinity, TasteEvidence.WeightOf(context, vectors, priorPlays), affinity);
        }
        else
        {
            context.Trace.Fallback(Stages.Signal, Name, "the profile has no taste yet: affinity is 0", batch.Count, 0);
            affinity.Clear();
        }

        return ValueTask.CompletedTask;
    }
}
