namespace Ranking;

/// <summary>Runs reorderers in their order over one list. One that throws, or answers with anything but a permutation, moves nothing.</summary>
internal sealed class ReorderStage(IReadOnlyList<IReorderer> reorderers, ComponentRunner runner)
{
    /// <summary>Whether any of them may place Reserve; where none may, none is picked.</summary>
    public bool PlacesReserve { get; } = reorderers.Any(reorderer => reorderer.PlacesReserve);

    /// <summary>Reorders the list in the room.</summary>
    public void Run(ItemQuery query, int list, int start, RankingContext context, RankerRecording? recording, ListRoom room)
    {
        foreach (IReorderer reorderer in reorderers)
        {
            long began = context.Trace.IsFull ? runner.Clock.GetTimestamp() : 0;
            int entered = room.Count;
            bool ran = runner.Run(
                Stages.Reorder,
                reorderer.Name,
                FailurePolicy.Skip,
                context,
                (reorderer, query, context, room),
                static state => state.room.Ask(state.reorderer, state.query, state.context));
            if (ran)
            {
                room.Move();
                if (context.Trace.IsFull)
                {
                    context.Trace.Add(new TraceEntry(Stages.Reorder, reorderer.Name, TraceOutcome.Ran, entered, room.Count, runner.Since(began), query.Key));
                }

                recording?.Order(list, reorderer.Name, room.Positions.AsSpan(0, room.Count), start);
            }
        }
    }
}
