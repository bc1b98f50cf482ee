using Ranking.Expressions;

namespace Ranking;

/// <summary>Another scorer's scores with a correction, which is a term of its own: it adds or takes away, so that it means the same for scores above and below 0.</summary>
internal abstract class CorrectedScorer(IScorer inner, string correction) : IBuiltInScorer
{
    private static readonly Dictionary<string, ExpressionNode> NothingRead = [];

    public string Name { get; } = $"{inner.Name} | {correction}";

    public IReadOnlyList<string> Requires => inner.Requires;

    public SignalScope Scope => inner.Scope;

    public IReadOnlyDictionary<string, ExpressionNode> Read => inner is IBuiltInScorer known ? known.Read : NothingRead;

    public void Score(CandidateBatch batch, Span<float> scores)
    {
        inner.Score(batch, scores);
        Correct(batch, scores);
    }

    public IReadOnlyList<TraceColumn<float>> Terms(CandidateBatch batch)
    {
        var before = new float[batch.Count];
        inner.Score(batch, before);
        float[] change = [.. before];
        Correct(batch, change);
        for (int i = 0; i < change.Length; i++)
        {
            change[i] -= before[i];
        }

        IReadOnlyList<TraceColumn<float>> terms = inner is IBuiltInScorer known ? known.Terms(batch) : [new TraceColumn<float>(inner.Name, before)];
        return [.. terms, new TraceColumn<float>(correction, change)];
    }

    public IScorer Bind(IReadOnlyDictionary<string, SignalScope> known) => inner is IBuiltInScorer builtIn ? Over(builtIn.Bind(known)) : this;

    /// <summary>The same correction of another scorer.</summary>
    protected abstract IScorer Over(IScorer other);

    /// <summary>Corrects the scores of candidates in place; one that is not finite stays so.</summary>
    protected abstract void Correct(CandidateBatch batch, Span<float> scores);
}
