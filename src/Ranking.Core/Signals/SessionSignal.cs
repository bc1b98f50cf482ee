namespace Ranking;

/// <summary><c>session_affinity</c>: cosine of what the person did in the session with each title.</summary>
internal sealed class SessionSignal(string? space) : ISignalProvider
{
    public string Name => space is null ? "session" : $"session({space})";

    public IReadOnlyList<Signal> Signals { get; } = [new("session_affinity")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        Span<float> affinity = columns[0].Span;
        if (batch.Context.Snapshot.FindSpace(space) is { } vectors && batch.Context.SessionIn(vectors) is { IsEmpty: false } session)
        {
            vectors.Items.Cosine(session, batch.Items, affinity);
        }
        else
        {
            affinity.Clear();
        }

        return ValueTask.CompletedTask;
    }
}
