namespace Ranking.Benchmarks.Vectors;

/// <summary>One that takes its turns, whether it runs here or in another process.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Side">Whose it is.</param>
/// <param name="Threads">How many threads it takes.</param>
/// <param name="IsExact">Whether it has to find the nearest rows.</param>
/// <param name="Answer">Answers so many of the queries from the first on; null where it cannot.</param>
internal sealed record Contestant(string Name, Side Side, int Threads, bool IsExact, Func<int, Found, Turn?> Answer)
{
    /// <summary>Bytes it reads of each number of the table: what is its limit is that of reading as many.</summary>
    public int BytesPerNumber { get; init; } = sizeof(float);

    /// <summary>Whether the others are divided by it.</summary>
    public bool IsBaseline { get; init; }
}
