namespace Ranking;

internal sealed class ValueRowSelector : IRowSelector
{
    public string Name => "by value";

    public int Select(RowSelection selection)
    {
        int best = 0;
        for (int i = 1; i < selection.Count; i++)
        {
            if (selection.Value(i) > selection.Value(best))
            {
                best = i;
            }
        }

        return best;
    }
}
