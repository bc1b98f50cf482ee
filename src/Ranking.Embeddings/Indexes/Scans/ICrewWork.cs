namespace Ranking.Embeddings;

/// <summary>Work that a <see cref="Crew"/> does in parts.</summary>
internal interface ICrewWork
{
    /// <summary>Does a part; must not throw.</summary>
    /// <param name="slot">Which of the threads does it, from 0; one at a time has each slot, and its parts ascend.</param>
    /// <param name="part">The part.</param>
    void Do(int slot, int part);
}
