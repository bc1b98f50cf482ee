namespace Ranking;

/// <summary>What a greedy choice is made by: the value of a candidate given what was picked. Candidates are places in the order the list came in.</summary>
internal interface IGreedyObjective
{
    /// <summary>
    /// The value of a candidate after everything that was picked, never more than it was before. Negative infinity: not to be picked any more. Where it is sure to be below <paramref name="enough"/> it
    /// may be given as it is known so far: any number below that which is not below the value.
    /// </summary>
    float Update(int candidate, float enough);

    /// <summary>Takes note of a pick; its value is up to date.</summary>
    void Pick(int candidate);
}
