namespace Ranking.Expressions;

/// <summary>A condition over columns of the catalog, the person and the moment. What is null does not meet it. Immutable and safe for concurrent use.</summary>
internal sealed class Condition : ICandidateFilter
{
    private const int Chunk = 4096;

    private readonly ScoreExpression _expression;

    /// <summary>Checks a condition against a catalog.</summary>
    /// <param name="text">The text it was read from.</param>
    /// <param name="tree">The condition, its parameters bound.</param>
    /// <param name="catalog">The catalog.</param>
    public Condition(string text, ExpressionNode tree, Catalog catalog)
    {
        _expression = new ScoreExpression(text, tree);
        _expression.Check([], catalog);
        if (_expression.IsOverAll || _expression.Names.FirstOrDefault(name => !_expression.Read.ContainsKey(name)) is not null)
        {
            throw new ExpressionException(text, tree.Position, "a condition reads columns of the catalog, the person and the moment; scores and functions over all candidates are for ORDER BY.");
        }
    }

    public string Name => "where";

    public IReadOnlyList<string> Requires => [];

    public void Filter(CandidateBatch batch, KeepMask mask)
    {
        var meets = new float[batch.Count];
        Evaluate(batch.Context, batch.Items, meets, CancellationToken.None);
        for (int i = 0; i < meets.Length; i++)
        {
            if (!Holds(meets[i]))
            {
                mask.Drop(i);
            }
        }
    }

    /// <summary>A bit for each title of the catalog: whether it meets the condition.</summary>
    public ulong[] Mask(RankingContext context, CancellationToken cancellationToken)
    {
        int count = context.Snapshot.Catalog.Count;
        var mask = new ulong[(count + 63) / 64];
        var items = new int[Math.Min(count, Chunk)];
        var meets = new float[items.Length];
        for (int start = 0; start < count; start += items.Length)
        {
            int length = Math.Min(items.Length, count - start);
            for (int i = 0; i < length; i++)
            {
                items[i] = start + i;
            }

            Evaluate(context, items.AsSpan(0, length), meets.AsSpan(0, length), cancellationToken);
            for (int i = 0; i < length; i++)
            {
                mask[(start + i) / 64] |= Holds(meets[i]) ? 1UL << ((start + i) % 64) : 0;
            }
        }

        return mask;
    }

    private static bool Holds(float value) => float.IsFinite(value) && value != 0f;

    private void Evaluate(RankingContext context, ReadOnlySpan<int> items, Span<float> meets, CancellationToken cancellationToken)
    {
        var values = new CatalogValues(context);
        var columns = new ReadOnlyMemory<float>[_expression.Names.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            var column = new float[items.Length];
            ReadColumn.Fill(_expression.Read[_expression.Names[i]], values, context, items, column, cancellationToken);
            columns[i] = column;
        }

        _expression.Evaluate(columns, meets);
    }
}
