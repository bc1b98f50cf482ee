using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Values of one row of some columns, for the reference.</summary>
internal sealed class ColumnValues(IReadOnlyDictionary<string, float[]> columns, int count) : RowValues
{
    private readonly Dictionary<CallNode, float[]> _overAll = new(ReferenceEqualityComparer.Instance);

    public int Row { get; set; }

    public override Value Name(string name) => Value.Of(columns[name][Row]);

    // By the definitions of the documentation, in the plainest words.
    public override Value OverAll(CallNode call)
    {
        if (!_overAll.TryGetValue(call, out float[]? values))
        {
            float[] given = Reference.Evaluate(call.Arguments[0], columns, count);
            double[] known = [.. given.Where(float.IsFinite).Select(value => (double)value)];
            double mean = known.DefaultIfEmpty(0).Average();
            double deviation = Math.Sqrt(known.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(0).Average());
            double least = known.DefaultIfEmpty(0).Min();
            double most = known.DefaultIfEmpty(0).Max();
            values = [.. given.Select(value => !float.IsFinite(value) ? float.NaN : call.Function.Name switch
            {
                "rank" => 1 + known.Count(other => other > value),
                _ when least == most => 0,
                "zscore" => (float)((value - mean) / deviation),
                _ => (float)((value - least) / (most - least)),
            })];
            _overAll.Add(call, values);
        }

        return Value.Of(values[Row]);
    }
}
