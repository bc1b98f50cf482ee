namespace Ranking;

/// <summary>From filtering on: pure, in place, one pass a stage. Filters the union, scores it, and picks and reorders each list.</summary>
internal sealed class ListSelection(
    IReadOnlyList<ICandidateFilter> filters, IScorer scorer, IReadOnlyList<IReorderer> reorderers, ComponentRunner runner)
{
    private readonly FilterStage _filters = new(filters, runner);
    private readonly ReorderStage _reorderers = new(reorderers, runner);

    public IReadOnlyList<RankedList> Select(
        IReadOnlyList<ItemQuery> lists, CandidateUnion union, SignalTable signals, RankingContext context, RankerRecording? recording, Scratch scratch)
    {
        recording?.Begin(lists, union, signals, context.Snapshot.Catalog);
        var page = new CandidateBatch(context, SignalScope.Page, union.Items, signals.Page, [], default);
        var rows = new CandidateBatch(context, SignalScope.Row, union.PairItems, signals.Row, lists, union.Starts);
        bool[] keep = scratch.SetFlags(page.Count);
        _filters.Apply(page, keep, recording?.Filters);
        (float[] values, IScorer? valuedBy) = Values(page, rows, union, signals, recording, scratch);
        var overrides = new Dictionary<IScorer, float[]?>(ReferenceEqualityComparer.Instance);
        var ranked = new RankedList[lists.Count];
        var room = new ListRoom(scratch, LongestList(union.Starts.Span));
        for (int list = 0; list < ranked.Length; list++)
        {
            float[]? scores = null;
            if (lists[list].Scorer is { } own && !overrides.TryGetValue(own, out scores))
            {
                signals.Spread(own.Requires, union, scratch);
                overrides.Add(own, scores = Score(own, rows, scratch));
                if (scores is not null)
                {
                    recording?.Terms(own, rows, Identity(rows.Count));
                }
            }

            recording?.Scores(list, scores is null ? valuedBy : lists[list].Scorer, union, scores ?? values, values);
            ranked[list] = Pick(lists[list], list, union, keep, scores ?? values, values, context, recording, room);
        }

        return ranked;
    }

    private static int LongestList(ReadOnlySpan<int> starts)
    {
        int longest = 0;
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            longest = Math.Max(longest, starts[i + 1] - starts[i]);
        }

        return longest;
    }

    private static int[] Identity(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>What each candidate is worth to the person: by the ranker's scorer, or by popularity where that failed, which is then no scorer.</summary>
    private (float[] Values, IScorer? By) Values(
        CandidateBatch page, CandidateBatch rows, CandidateUnion union, SignalTable signals, RankerRecording? recording, Scratch scratch)
    {
        Telemetry.Scored(union.Count);
        if (scorer.Scope == SignalScope.Row)
        {
            signals.Spread(scorer.Requires, union, scratch);
        }

        CandidateBatch batch = scorer.Scope == SignalScope.Page ? page : rows;
        if (Score(scorer, batch, scratch) is not { } computed)
        {
            return (Popularity(rows, scratch), null);
        }

        recording?.Terms(scorer, batch, scorer.Scope == SignalScope.Page ? union.PairUnion : Identity(rows.Count));
        return (scorer.Scope == SignalScope.Page ? Spread(computed, union, scratch) : computed, scorer);
    }

    private static float[] Spread(float[] scores, CandidateUnion union, Scratch scratch)
    {
        float[] spread = scratch.Floats(union.PairCount);
        ReadOnlySpan<int> places = union.PairUnion;
        for (int i = 0; i < places.Length; i++)
        {
            spread[i] = scores[places[i]];
        }

        return spread;
    }

    private static float[] Popularity(CandidateBatch rows, Scratch scratch)
    {
        float[] scores = scratch.Floats(rows.Count);
        ReadOnlySpan<float> popularity = rows.Context.Snapshot.Statistics.Popularity;
        ReadOnlySpan<int> items = rows.Items;
        for (int i = 0; i < items.Length; i++)
        {
            scores[i] = popularity[items[i]];
        }

        rows.Context.Trace.Fallback(Stages.Score, "popularity", "the scorer gave nothing: titles are scored by popularity", rows.Count, rows.Count);
        return scores;
    }

    /// <summary>The scores of a batch; null when the scorer failed or gave no finite score.</summary>
    private float[]? Score(IScorer scorer, CandidateBatch batch, Scratch scratch)
    {
        float[] scores = scratch.Floats(batch.Count);
        long start = batch.Context.Trace.IsFull ? runner.Clock.GetTimestamp() : 0;
        bool ran = runner.Run(
            Stages.Score,
            scorer.Name,
            FailurePolicy.Skip,
            batch.Context,
            (scorer, batch, scores),
            static state => state.scorer.Score(state.batch, state.scores.AsSpan(0, state.batch.Count)));
        if (!ran)
        {
            return null;
        }

        int finite = 0;
        foreach (float score in scores.AsSpan(0, batch.Count))
        {
            finite += float.IsFinite(score) ? 1 : 0;
        }

        if (finite < batch.Count)
        {
            batch.Context.Trace.Add(new TraceEntry(
                Stages.Score, scorer.Name, TraceOutcome.Fallback, batch.Count, finite, runner.Since(start),
                $"{batch.Count - finite} scores were not finite; those candidates are left out"));
        }
        else if (batch.Context.Trace.IsFull)
        {
            batch.Context.Trace.Add(new TraceEntry(
                Stages.Score, scorer.Name, TraceOutcome.Ran, batch.Count, finite, runner.Since(start), batch.Scope.ToString()));
        }

        return finite > 0 || batch.Count == 0 ? scores : null;
    }

    private RankedList Pick(
        ItemQuery query,
        int list,
        CandidateUnion union,
        bool[] keep,
        float[] scores,
        float[] values,
        RankingContext context,
        RankerRecording? recording,
        ListRoom room)
    {
        ReadOnlySpan<int> starts = union.Starts.Span;
        int reserveStart = starts[list + 1] - union.ReserveCounts[list];
        int count = Best(starts[list], reserveStart, query.Take, union, keep, scores, room, 0);
        int reserve = _reorderers.PlacesReserve ? Best(reserveStart, starts[list + 1], int.MaxValue, union, keep, scores, room, count) : 0;
        recording?.Order(list, Stages.Score, room.Positions.AsSpan(0, count), starts[list]);
        room.Load(union.PairItems.Span, scores, values, count, reserve);
        _reorderers.Run(query, list, starts[list], context, recording, room);
        return room.ToList(hasValues: query.Scorer is not null);
    }

    /// <summary>Puts the best of a span of candidates into the room, in order, from a place on.</summary>
    /// <returns>How many there are.</returns>
    private static int Best(int from, int until, int take, CandidateUnion union, bool[] keep, float[] scores, ListRoom room, int place)
    {
        ReadOnlySpan<int> items = union.PairItems.Span;
        ReadOnlySpan<int> places = union.PairUnion;
        int count = 0;
        for (int i = from; i < until; i++)
        {
            if (keep[places[i]] && float.IsFinite(scores[i]))
            {
                room.Keys[place + count] = TopK.KeyOf(scores[i], items[i]);
                room.Positions[place + count] = i;
                count++;
            }
        }

        return TopK.Select(room.Keys.AsSpan(place, count), room.Positions.AsSpan(place, count), take);
    }
}
