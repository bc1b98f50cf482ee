namespace Ranking.Evaluation;

/// <summary>What one thread ranks in, person after person.</summary>
internal sealed class RankingScratch(int itemCount)
{
    // Ranks what is not finite behind every finite score, ties by ordinal.
    private const ulong Sunk = 0xFFFF_FFFF_0000_0000;

    private readonly float[] _scores = new float[itemCount];
    private readonly ulong[] _keys = new ulong[itemCount];
    private readonly int[] _items = new int[itemCount];
    private readonly float[] _gains = new float[itemCount];
    private readonly Mark[] _marks = new Mark[itemCount];

    private enum Mark : byte
    {
        None,
        History,
        HeldOut,
    }

    /// <summary>How many scores were not finite so far.</summary>
    public long NonFiniteCount { get; private set; }

    /// <summary>The gains by rank of a person's list; theirs until the next call.</summary>
    public ReadOnlySpan<float> Rank(HistoryScorer scorer, HeldOutProfile profile, int take)
    {
        Array.Clear(_scores);
        scorer(profile.History, _scores);
        SetMarks(profile.History, Mark.History);
        SetMarks(profile.HeldOut, Mark.HeldOut);
        int count = 0;
        for (int item = 0; item < _scores.Length; item++)
        {
            if (_marks[item] != Mark.History)
            {
                bool isFinite = float.IsFinite(_scores[item]);
                NonFiniteCount += isFinite ? 0 : 1;
                _keys[count] = isFinite ? TopK.KeyOf(_scores[item], item) : Sunk | (uint)item;
                _items[count++] = item;
            }
        }

        count = TopK.Select(_keys.AsSpan(0, count), _items.AsSpan(0, count), take);
        for (int rank = 0; rank < count; rank++)
        {
            _gains[rank] = _marks[_items[rank]] == Mark.HeldOut ? 1f : 0f;
        }

        SetMarks(profile.History, Mark.None);
        SetMarks(profile.HeldOut, Mark.None);
        return _gains.AsSpan(0, count);
    }

    private void SetMarks(ReadOnlySpan<int> items, Mark mark)
    {
        foreach (int item in items)
        {
            _marks[item] = mark;
        }
    }
}
