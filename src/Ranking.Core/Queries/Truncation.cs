namespace Ranking.Expressions;

/// <summary>Keeps the first candidates that the filters before it kept, in the order in which they were retrieved. Immutable and safe for concurrent use.</summary>
internal sealed class Truncation(int most) : ICandidateFilter
{
    public string Name => ConditionFunctions.Truncate;

    public IReadOnlyList<string> Requires => [];

    public void Filter(CandidateBatch batch, KeepMask mask)
    {
        int kept = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (mask.IsKept(i) && ++kept > most)
            {
                mask.Drop(i);
            }
        }
    }
}
