namespace Ranking;

/// <summary>What each proposed row would show at the next place, worked out when it is asked for and kept while the page stays as it is.</summary>
internal sealed class RowPreviews
{
    private readonly PageLayout _layout;
    private readonly float[] _weights;
    private readonly int[] _positions;
    private readonly int[] _titles;
    private readonly float[] _values;

    public RowPreviews(PageLayout layout, IReadOnlyList<Proposal> proposals, Scratch scratch)
    {
        _layout = layout;
        int room = proposals.Count * layout.Size.Items;
        _positions = scratch.Ints(room);
        _titles = scratch.Ints(room);
        _values = scratch.Floats(room);
        for (int slot = 0; slot < proposals.Count; slot++)
        {
            proposals[slot].Slot = slot;
        }

        _weights = new float[layout.Size.VisibleItems];
        for (int place = 0; place < _weights.Length; place++)
        {
            _weights[place] = 1f / MathF.Log2(place + 2);
        }
    }

    public ReadOnlySpan<int> Titles(Proposal proposal) => _titles.AsSpan(proposal.Slot * _layout.Size.Items, Fresh(proposal));

    public ReadOnlySpan<float> Values(Proposal proposal) => _values.AsSpan(proposal.Slot * _layout.Size.Items, Fresh(proposal));

    /// <summary>The titles a row would show, as positions in its list.</summary>
    public ReadOnlySpan<int> Positions(Proposal proposal) => _positions.AsSpan(proposal.Slot * _layout.Size.Items, Fresh(proposal));

    /// <summary>Σ value × weight / Σ weight over the places that are seen first.</summary>
    public float Worth(Proposal proposal)
    {
        ReadOnlySpan<float> values = Values(proposal);
        double sum = 0;
        double weights = 0;
        for (int place = 0; place < _weights.Length; place++)
        {
            weights += _weights[place];
            sum += place < values.Length ? _weights[place] * (double)values[place] : 0;
        }

        return proposal.Value = (float)(sum / weights);
    }

    private int Fresh(Proposal proposal)
    {
        if (proposal.SeenAt == _layout.Version)
        {
            return proposal.SeenCount;
        }

        int start = proposal.Slot * _layout.Size.Items;
        Span<int> positions = _positions.AsSpan(start, _layout.Size.Items);
        int count = _layout.Fill(proposal, positions);
        for (int i = 0; i < count; i++)
        {
            _titles[start + i] = proposal.List.Items[positions[i]];
            float value = proposal.List.Values[positions[i]];
            // A host's ranker may value a title at NaN; it is worth nothing to the page.
            _values[start + i] = float.IsFinite(value) ? value : 0f;
        }

        (proposal.SeenAt, proposal.SeenCount) = (_layout.Version, count);
        return count;
    }
}
