namespace Ranking;

/// <summary>
/// At most m titles of one value among any w neighbours.
/// <code>
/// for each place: take the first waiting title none of whose values occurs m times among the last w − 1 places;
///                 if there is none, take the first waiting title
/// </code>
/// </summary>
internal sealed class CapReorderer(string column, int most, int window) : IReorderer
{
    public string Name => $"cap({column}, {most} in {window})";

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        // Nothing to move; and a catalog without titles has no columns either.
        if (order.Length < 2)
        {
            return order.Length;
        }

        CategoryColumn values = batch.Context.Snapshot.Catalog.Category(column);
        for (int place = 0; place < order.Length; place++)
        {
            int chosen = place;
            for (int i = place; i < order.Length; i++)
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

    private bool MayFollow(CategoryColumn values, ReadOnlySpan<int> items, ReadOnlySpan<int> before, int position)
    {
        foreach (int value in values.ValuesOf(items[position]))
        {
            int count = 0;
            foreach (int earlier in before)
            {
                count += values.ValuesOf(items[earlier]).Contains(value) ? 1 : 0;
            }

            if (count >= most)
            {
                return false;
            }
        }

        return true;
    }
}
