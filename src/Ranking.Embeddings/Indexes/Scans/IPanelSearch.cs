namespace Ranking.Embeddings;

/// <summary>Finds the best rows by looking at all of them that a mask accepts.</summary>
internal interface IPanelSearch
{
    /// <summary>Finds the best rows of each query.</summary>
    /// <param name="queries">The queries behind each other; at least one, and each has a direction.</param>
    /// <param name="mask">A bit a row for those that may be found.</param>
    /// <param name="isMasked">Whether the mask counts; false for all rows.</param>
    /// <param name="found">Takes what was found; there is room for at least one row.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    void Search(ReadOnlySpan<float> queries, ReadOnlySpan<ulong> mask, bool isMasked, in SearchAnswers found, CancellationToken cancellationToken);
}
