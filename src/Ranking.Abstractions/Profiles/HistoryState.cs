namespace Ranking;

/// <summary>How far someone came in a title: finished, left part way, or neither.</summary>
internal enum HistoryState : byte
{
    None,
    Resumable,
    Finished,
}
