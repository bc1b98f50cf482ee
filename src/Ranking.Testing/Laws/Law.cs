namespace Ranking.Testing;

/// <summary>A law of a contract: what every implementation does, what to do about one that does not, and how to find out.</summary>
internal sealed record Law(string Name, string Advice, Func<Case, ValueTask> Check)
{
    /// <summary>A law about parts that never wait.</summary>
    public static Law Of(string name, string advice, Action<Case> check) => new(name, advice, at =>
    {
        check(at);
        return ValueTask.CompletedTask;
    });
}
