namespace Ranking;

/// <summary>
/// At most m titles of one value among any w neighbours of the first places.
/// <code>
/// for each place: take the first of the next waiting titles none of whose values occurs m times among the last w − 1 places;
///                 if there is none, take the first waiting title
/// </code>
/// </summary>
internal sealed class CapReorderer(string column, int most, int window, int? places, int? lookahead) : IReorderer
{
    public string Name { get; } = $"cap({column}, {most} in {window}{(places is null ? "" : $", first {places}")}{(lookahead is null ? "" : $", from {lookahead}")})";

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        // Nothing to move; and a catalog without titles has no columns either.
        if (order.Length < 2)
        {
            return order.Length;
        }

        var values = SharedValues.Of(batch.Context.Snapshot.Catalog, column);
        int last = Math.Min(places ?? order.Length, order.Length);
        for (int place = 0; place < last; place++)
        {
            int chosen = place;
            int end = (int)Math.Min((long)place + (lookahead ?? order.Length), order.Length);
            for (int i = place; i < end; i++)
            {
                if (MayFollow(values, batch.Items, order[Math.Max(0, place - window + 1)..place], order[i]))
                {
                    chosen = i;
                    break;
                }
            }

            // The titles passed over keep their order behind the chosen one.
            int position = order[chosen];
            order[place..chosen].CopyTo(order[(place + 1)..]);
            order[place] = position;
        }

        return order.Length;
    }

    private bool MayFollow(SharedValues values, ReadOnlySpan<int> items, ReadOnlySpan<int> before, int position)
    {
        int item = items[position];
        for (int i = 0; i < values.CountOf(item); i++)
        {
            int value = values.ValueOf(item, i);
            int count = 0;
            foreach (int earlier in before)
            {
                count += values.Has(items[earlier], value) ? 1 : 0;
            }

            if (count >= most)
            {
                return false;
            }
        }

        return true;
    }
}
