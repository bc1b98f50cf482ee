using System.Numerics.Tensors;

namespace Ranking;

/// <summary>Measures a page by a <see cref="PageObjective"/> while it is composed: what a row would add at the next place, and what the page is worth so far.</summary>
internal sealed class PageMeasure
{
    private const double Smoothing = 0.01;

    private readonly PageObjective _objective;
    private readonly PageLayout _layout;
    private readonly RowPreviews _previews;
    private readonly CategoryColumn? _labels;
    private readonly CatalogStatistics _statistics;
    private readonly double[] _weights;
    private readonly double[] _rowWeights;
    private readonly int _labelCount;
    private readonly int _tasteCount;
    private readonly int[] _titles;

    // The profile's mix, and where in it each label is; −1 for one it does not have.
    private readonly double[] _taste = [];
    private readonly int[] _places = [];

    // The mix of what is seen first of each row; and of the page down to it, by attention, before the first row nothing.
    private readonly double[] _own = [];
    private readonly double[] _mixes = [];
    private readonly double[] _room = [];
    private readonly State[] _states;
    private int _depth;
    private readonly List<Proposal> _ahead = [];
    private (int Rows, int Candidates, Proposal? Next) _choice;

    public PageMeasure(PageObjective objective, RankingContext context, PageLayout layout, RowPreviews previews, Scratch scratch)
    {
        _objective = objective;
        _layout = layout;
        _previews = previews;
        _statistics = context.Snapshot.Statistics;
        _labels = objective.Diversity > 0 || objective.Calibration > 0 ? context.Snapshot.Catalog.FindLabels(objective.Column) : null;
        int items = layout.Size.Items;
        int rows = layout.Size.Rows;
        if (_labels is not null && objective.Calibration > 0)
        {
            // Empty for a profile without a history: there is no mix to be true to.
            TasteMix taste = TasteMix.Of(context.History, _labels, scratch);
            _tasteCount = taste.Values.Length;
            _taste = scratch.Doubles(_tasteCount);
            _places = scratch.Ints(_labels.Values.Count);
            _places.AsSpan(0, _labels.Values.Count).Fill(-1);
            for (int i = 0; i < _tasteCount; i++)
            {
                _taste[i] = taste.Shares[i];
                _places[taste.Values[i]] = i;
            }

            _mixes = scratch.Doubles((rows + 1) * _tasteCount);
            MixAt(0).Clear();
            _room = scratch.Doubles(_tasteCount);
        }

        if (_labels is not null && objective.Diversity > 0)
        {
            _labelCount = _labels.Values.Count;
            _own = scratch.Doubles(rows * _labelCount);
        }

        _states = new State[rows + 1];
        _titles = scratch.Ints(items);
        _weights = scratch.Doubles(rows * items);
        _rowWeights = scratch.Doubles(rows);
        _rowWeights.AsSpan(0, rows).Clear();
        for (int i = 0; i < rows * items; i++)
        {
            _weights[i] = objective.Attention.Weight(layout.AboveCount + (i / items), i % items, context.Device);
            _rowWeights[i / items] += _weights[i];
        }
    }

    /// <summary>The rows that the page is to go on with: what came out best before, as far as those rows may still come, and the rows worth most below them.</summary>
    /// <param name="selection">The rows that may come.</param>
    /// <param name="most">How many at the most.</param>
    public List<Proposal> Ahead(RowSelection selection, int most)
    {
        int rows = _layout.Rows.Count;
        int places = Math.Min(most, _layout.Size.Rows - rows);
        List<Proposal> waiting = [.. selection.Candidates];
        List<Proposal> ahead = [.. _ahead.Where(waiting.Contains).Take(places)];
        foreach (Proposal proposal in ahead)
        {
            waiting.Remove(proposal);
            _layout.TryPlace(proposal);
        }

        while (ahead.Count < places && waiting.MaxBy(_previews.Worth) is { } next)
        {
            waiting.Remove(next);
            if (_layout.TryPlace(next))
            {
                ahead.Add(next);
            }
        }

        _layout.Truncate(rows);
        // Where every row is too short some row has to be picked all the same.
        return ahead.Count > 0 ? ahead : [selection.Candidates[0]];
    }

    /// <summary>What the page would be worth if it went on with some rows.</summary>
    /// <param name="order">The rows that follow, from the next place on; those too short are stepped over.</param>
    public double Outlook(IReadOnlyList<Proposal> order)
    {
        int rows = _layout.Rows.Count;
        _layout.TryPlace(order[0]);
        // Those that follow are only a guess, and would not be chosen to be alike.
        double likeness = Follow().Likeness;
        for (int i = 1; i < order.Count; i++)
        {
            _layout.TryPlace(order[i]);
        }

        double worth = Worth(Follow(), likeness);
        _layout.Truncate(rows);
        return worth;
    }

    /// <summary>Takes down what the page is to go on with; its first row comes next.</summary>
    public void GoOn(RowSelection selection, IReadOnlyList<Proposal> order)
    {
        _ahead.Clear();
        _ahead.AddRange(order.Skip(1));
        _choice = (_layout.Rows.Count, selection.Count, order[0]);
    }

    /// <summary>The row that was chosen for this place, where it was asked for before: what the page is to go on with is settled once a place.</summary>
    public Proposal? Recall(RowSelection selection) =>
        _choice.Next is not null && _choice.Rows == _layout.Rows.Count && _choice.Candidates == selection.Count ? _choice.Next : null;

    /// <summary>What a row's titles add where they would be looked at: Σ attention · gain / Σ attention, 0 to 1.</summary>
    public double Relevance(Proposal proposal) => Relevance(proposal, _previews.Positions(proposal), _layout.Rows.Count);

    /// <summary>What the page is worth so far.</summary>
    public double Total()
    {
        State page = Follow();
        return Worth(page, page.Likeness);
    }

    private double Worth(State page, double likeness) => (page.Weight > 0 ? page.Relevance / page.Weight : 0)
        + (_objective.Novelty * page.Novelty / Math.Max(1, _layout.Rows.Count))
        - (_objective.Diversity * likeness / Math.Max(1, _layout.Rows.Count))
        - (_tasteCount > 0 ? _objective.Calibration * Divergence(MixAt(_depth), page.MixWeight) : 0);

    // What was measured of the rows that are still on the page holds; the others are measured.
    private State Follow()
    {
        IReadOnlyList<PlacedRow> rows = _layout.Rows;
        int same = 0;
        while (same < rows.Count && same < _depth && ReferenceEquals(_states[same + 1].Row, rows[same]))
        {
            same++;
        }

        for (int place = same; place < rows.Count; place++)
        {
            _states[place + 1] = Below(_states[place], rows[place], place);
        }

        _depth = rows.Count;
        return _states[_depth];
    }

    private State Below(State above, PlacedRow row, int place)
    {
        Span<int> titles = _titles.AsSpan(0, row.Positions.Length);
        for (int column = 0; column < titles.Length; column++)
        {
            titles[column] = row.ItemAt(column);
        }

        double likeness = above.Likeness;
        if (_labelCount > 0 && _labels is not null)
        {
            Span<double> own = OwnAt(place);
            own.Clear();
            foreach (int item in titles[..Math.Min(titles.Length, _layout.Size.VisibleItems)])
            {
                LabelMix.Add(_labels, item, 1, own);
            }

            likeness += Likeness(place);
        }

        double weight = above.MixWeight;
        if (_tasteCount > 0 && _labels is not null)
        {
            MixAt(place).CopyTo(MixAt(place + 1));
            weight += Add(_labels, titles, place, MixAt(place + 1));
        }

        return new State(row, above.Relevance + (_rowWeights[place] * Relevance(row.Proposal, row.Positions, place)), above.Weight + _rowWeights[place], above.Novelty + Novelty(titles), likeness, weight);
    }

    // How far down the ranking by popularity the titles of a row are on average: 0 to 1.
    private double Novelty(ReadOnlySpan<int> titles)
    {
        if (_objective.Novelty == 0 || titles.IsEmpty)
        {
            return 0;
        }

        ReadOnlySpan<int> ranks = _statistics.PopularRank;
        long sum = 0;
        foreach (int item in titles)
        {
            sum += ranks[item];
        }

        return (double)sum / ((long)titles.Length * ranks.Length);
    }

    private Span<double> OwnAt(int place) => _own.AsSpan(place * _labelCount, _labelCount);

    private Span<double> MixAt(int depth) => _mixes.AsSpan(depth * _tasteCount, _tasteCount);

    private double Relevance(Proposal proposal, ReadOnlySpan<int> positions, int place)
    {
        if (_rowWeights[place] == 0)
        {
            return 0;
        }

        ReadOnlySpan<double> weights = _weights.AsSpan(place * _layout.Size.Items);
        float[] gains = proposal.Gains;
        double sum = 0;
        for (int column = 0; column < positions.Length; column++)
        {
            sum += weights[column] * gains[positions[column]];
        }

        return sum / _rowWeights[place];
    }

    private double Likeness(int place)
    {
        double sum = 0;
        for (int above = 0; above < place; above++)
        {
            sum += LabelMix.Cosine(OwnAt(place), OwnAt(above));
        }

        return place == 0 ? 0 : sum / place;
    }

    private double Add(CategoryColumn labels, ReadOnlySpan<int> titles, int place, Span<double> mix)
    {
        double sum = 0;
        for (int column = 0; column < titles.Length; column++)
        {
            ReadOnlySpan<int> own = labels.ValuesOf(titles[column]);
            double weight = _weights[(place * _layout.Size.Items) + column];
            sum += own.IsEmpty ? 0 : weight;
            foreach (int label in own)
            {
                if (_places[label] >= 0)
                {
                    mix[_places[label]] += weight / own.Length;
                }
            }
        }

        return sum;
    }

    // KL(p, q̃): 0 where the mixes are the same, at most ln 100 where the page has nothing of what the profile likes.
    private double Divergence(ReadOnlySpan<double> mix, double weight)
    {
        ReadOnlySpan<double> taste = _taste.AsSpan(0, _tasteCount);
        Span<double> ratio = _room.AsSpan(0, _tasteCount);
        TensorPrimitives.Multiply(mix, weight > 0 ? (1 - Smoothing) / weight : 0, ratio);
        TensorPrimitives.MultiplyAdd(taste, Smoothing, ratio, ratio);
        TensorPrimitives.Divide(taste, ratio, ratio);
        TensorPrimitives.Log(ratio, ratio);
        return TensorPrimitives.Dot(taste, ratio);
    }

    /// <summary>What the rows down to one of them come to.</summary>
    private readonly record struct State(PlacedRow? Row, double Relevance, double Weight, double Novelty, double Likeness, double MixWeight);
}
