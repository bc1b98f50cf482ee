namespace Ranking.Testing;

/// <summary>Says that a part breaks a law of its contract: which part, which law, where, with which numbers, and what to do.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ConformanceException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private ConformanceException(string message, string component, string law, string counterExample, Exception? cause)
        : base(message, cause)
    {
        Component = component;
        Law = law;
        CounterExample = counterExample;
    }

    /// <summary>The part that was checked.</summary>
    public string Component { get; } = "";

    /// <summary>The law it breaks.</summary>
    public string Law { get; } = "";

    /// <summary>Where it breaks it: the world and its seed, the profile, the ordinals and numbers.</summary>
    public string CounterExample { get; } = "";

    internal static ConformanceException Of(string component, string contract, Law law, string counterExample, Exception? cause) => new(
        $"{component} breaks a law of every {contract}: it {law.Name}.\nCounter-example: {counterExample.TrimEnd('.')}.\nWhat to do: {law.Advice}.",
        component,
        law.Name,
        counterExample,
        cause);

    internal static ConformanceException Of(IReadOnlyList<ConformanceException> broken, int laws) => new(
        $"{broken.Count} of {laws} laws are broken:\n\n{string.Join("\n\n", broken.Select(e => e.Message))}",
        broken[0].Component,
        string.Join("; ", broken.Select(e => e.Law)),
        string.Join("\n", broken.Select(e => e.CounterExample)),
        cause: null);
}
