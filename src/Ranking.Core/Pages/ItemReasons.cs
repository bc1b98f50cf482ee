namespace Ranking;

/// <summary>
/// Gives each title of a page its reason: the reason of its row, or a label it shares with titles the person liked.
/// <code>
/// weight(label) = Σ preference over the liked titles with it · ln((1 + titles) / titles with it)      rare labels say more
/// reason(title) = its label of the largest weight; like the one of that label's four newest liked titles that shares most labels with it
/// </code>
/// </summary>
internal sealed class ItemReasons
{
    private const float LikedFrom = 0.5f;
    private const int MostEvidence = 4;

    private readonly RankingContext _context;
    private readonly CategoryColumn? _labels;
    private readonly int[] _evidence = [];
    private readonly float[] _weights = [];
    private Dictionary<(string? Space, float Most), PersonaNames?>? _personas;

    public ItemReasons(RankingContext context, string? attribute, Scratch scratch)
    {
        _context = context;
        _labels = context.Snapshot.Catalog.FindLabels(attribute);
        if (_labels is null)
        {
            return;
        }

        _evidence = scratch.ZeroInts(MostEvidence * _labels.Values.Count);
        _weights = scratch.Floats(_labels.Values.Count);
        _weights.AsSpan(0, _labels.Values.Count).Clear();
        ReadOnlySpan<int> items = context.History.Items;
        ReadOnlySpan<float> preferences = context.History.Preferences;
        for (int i = 0; i < items.Length; i++)
        {
            if (preferences[i] >= LikedFrom)
            {
                foreach (int value in _labels.ValuesOf(items[i]))
                {
                    Add(value, items[i], preferences[i]);
                }
            }
        }
    }

    public Reason Of(RowCandidate row, int item)
    {
        if (row.ItemReason is { Kind: ReasonKind.Persona } persona)
        {
            if (NamesFor(persona)?.NameFor(item) is { } name)
            {
                return new Reason(ReasonKind.Persona, name);
            }
        }
        else if (row.ItemReason is { } given)
        {
            return ItemEvidence.Of(given, item, _context);
        }

        int best = -1;
        foreach (int value in _labels is null ? [] : _labels.ValuesOf(item))
        {
            if (_weights[value] > (best < 0 ? 0f : _weights[best]) && EvidenceFor(value, item) >= 0)
            {
                best = value;
            }
        }

        if (best >= 0)
        {
            return new Reason(ReasonKind.SharedLabel, _labels!.Values[best], _context.Snapshot.Catalog.Title(EvidenceFor(best, item)));
        }

        // Without a shared label it is not said that a title suits the person; how many watched it is a fact.
        int plays = _context.Snapshot.Statistics.Plays[item];
        return plays == 0 ? new Reason(ReasonKind.Undiscovered) : new Reason(ReasonKind.Popular, Amount: plays);
    }

    private PersonaNames? NamesFor(Reason persona)
    {
        _personas ??= [];
        if (!_personas.TryGetValue((persona.Other, persona.Amount), out PersonaNames? names))
        {
            int most = persona.Amount is >= 1f and <= PersonaAttention.MostPersonas ? (int)persona.Amount : 1;
            _personas.Add((persona.Other, persona.Amount), names = PersonaNames.Of(_context, persona.Other, most, _labels));
        }

        return names;
    }

    private void Add(int value, int item, float preference)
    {
        _weights[value] += preference * MathF.Log((1f + _labels!.ItemCount) / _labels.ItemsWith(value).Length);
        Span<int> evidence = _evidence.AsSpan(MostEvidence * value, MostEvidence);
        int free = evidence.IndexOf(0);
        if (free >= 0)
        {
            evidence[free] = item + 1;
        }
    }

    // The liked title with a label that shares most labels with a title; −1 where only the title itself is one.
    private int EvidenceFor(int label, int item)
    {
        ReadOnlySpan<int> own = _labels!.ValuesOf(item);
        int best = -1;
        int mostShared = -1;
        foreach (int candidate in _evidence.AsSpan(MostEvidence * label, MostEvidence))
        {
            if (candidate == 0 || candidate - 1 == item)
            {
                continue;
            }

            int shared = 0;
            foreach (int value in _labels.ValuesOf(candidate - 1))
            {
                shared += own.Contains(value) ? 1 : 0;
            }

            if (shared > mostShared)
            {
                (best, mostShared) = (candidate - 1, shared);
            }
        }

        return best;
    }
}
