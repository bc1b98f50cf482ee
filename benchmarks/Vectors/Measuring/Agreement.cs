using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Whether everyone found what is there.</summary>
internal sealed class Agreement
{
    // Sums of products in another order differ in their last bits, which puts neighbours in another order.
    private const float Tolerance = 1e-5f;

    private readonly List<string> _failures = [];

    /// <summary>What does not hold; empty where the figures compare the same work.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public void Fail(string failure) => _failures.Add(failure);

    /// <summary>Checks that nothing is found twice or against the filter, that an exact search finds scores as high as the nearest rows have, and that ours allocates nothing.</summary>
    public void Check(string where, Lap lap, Workload workload, Found nearest, RowFilter? filter)
    {
        if (lap.Contestant.Side == Side.Limit)
        {
            return;
        }

        if (lap.Contestant.Side == Side.Ours && lap.AllocatedBytes > 0)
        {
            Fail($"{where}: {lap.Contestant.Name}, {lap.Contestant.Threads} threads, allocates {lap.AllocatedBytes:N1} bytes a query");
        }

        for (int query = 0; query < lap.Answered; query++)
        {
            if (Difference(lap, workload, nearest, filter, query) is { } difference)
            {
                Fail($"{where}: {lap.Contestant.Name}, {lap.Contestant.Threads} threads, query {query}: {difference}");
                return;
            }
        }
    }

    /// <summary>The share of the nearest rows that was found.</summary>
    public static double Recall(Lap lap, Found nearest)
    {
        int found = 0;
        int wanted = 0;
        for (int query = 0; query < lap.Answered; query++)
        {
            ReadOnlySpan<int> own = lap.Found.OrdinalsOf(query);
            foreach (int row in nearest.OrdinalsOf(query)[..own.Length])
            {
                wanted += row >= 0 ? 1 : 0;
                found += row >= 0 && own.Contains(row) ? 1 : 0;
            }
        }

        return wanted == 0 ? 1 : (double)found / wanted;
    }

    private static string? Difference(Lap lap, Workload workload, Found nearest, RowFilter? filter, int query)
    {
        ReadOnlySpan<int> own = lap.Found.OrdinalsOf(query);
        CandidateFilter accepted = filter is null ? CandidateFilter.None : filter.As(RowFilter.Form.Mask);
        for (int i = 0; i < own.Length; i++)
        {
            bool isFound = own[i] >= 0;
            bool isThere = nearest.OrdinalsOf(query)[i] >= 0;
            if (isFound && (!accepted.Accepts(own[i]) || own[..i].Contains(own[i])))
            {
                return $"row {own[i]} was found twice, or against the filter";
            }

            if (isFound != isThere && (isFound || lap.Contestant.IsExact))
            {
                return $"place {i} is {(isFound ? "taken, where nothing is left to find" : "empty, where more is to be found")}";
            }

            if (isFound && lap.Contestant.IsExact && !(TensorPrimitives.Dot(workload.Query(query), workload.Table.Row(own[i])) >= nearest.ScoresOf(query)[i] - Tolerance))
            {
                return $"place {i} has row {own[i]}, which is further off than row {nearest.OrdinalsOf(query)[i]}";
            }
        }

        return null;
    }
}
