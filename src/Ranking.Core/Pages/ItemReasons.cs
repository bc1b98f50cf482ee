namespace Ranking;

/// <summary>
/// Gives each title of a page its reason: the reason of its row, or the label of the title that the person's likes weigh most, with the newest liked
/// title that has it.
/// </summary>
internal sealed class ItemReasons
{
    private const float LikedFrom = 0.5f;

    private readonly RankingContext _context;
    private readonly CategoryColumn? _labels;
    private readonly int[] _evidence = [];
    private readonly float[] _weights = [];

    public ItemReasons(RankingContext context, string? attribute, Scratch scratch)
    {
        _context = context;
        _labels = context.Snapshot.Catalog.FindLabels(attribute);
        if (_labels is null)
        {
            return;
        }

        _evidence = scratch.ZeroInts(_labels.Values.Count);
        _weights = scratch.Floats(_labels.Values.Count);
        _weights.AsSpan(0, _labels.Values.Count).Clear();
        ProfileHistory history = context.History;
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Preferences[i] < LikedFrom)
            {
                continue;
            }

            foreach (int value in _labels.ValuesOf(history.Items[i]))
            {
                _weights[value] += history.Preferences[i];
                if (_evidence[value] == 0)
                {
                    _evidence[value] = history.Items[i] + 1;
                }
            }
        }
    }

    public Reason Of(RowCandidate row, int item)
    {
        if (row.ItemReason is { } given)
        {
            return given.Kind == ReasonKind.Resume ? given with { Amount = CompletionOf(item) } : given;
        }

        int best = -1;
        if (_labels is not null)
        {
            foreach (int value in _labels.ValuesOf(item))
            {
                if (_evidence[value] != 0 && (best < 0 || _weights[value] > _weights[best]))
                {
                    best = value;
                }
            }
        }

        if (best >= 0)
        {
            return new Reason(ReasonKind.SharedLabel, _labels!.Values[best], _context.Snapshot.Catalog.Title(_evidence[best] - 1));
        }

        return _context.History.Count > 0
            ? new Reason(ReasonKind.Taste)
            : new Reason(ReasonKind.Popular, Amount: _context.Snapshot.Statistics.Plays[item]);
    }

    private float CompletionOf(int item)
    {
        int index = _context.History.Items.IndexOf(item);
        return index < 0 ? 0f : _context.History.Completions[index];
    }
}
