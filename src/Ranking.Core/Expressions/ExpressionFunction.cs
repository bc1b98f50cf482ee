namespace Ranking.Expressions;

/// <summary>A function of the host's own, for formulas to call by name.</summary>
/// <remarks>Immutable. The delegate is called from several threads at once, so it must be safe for concurrent use, and pure: the same numbers give the same number.</remarks>
/// <example>
/// <code>
/// var tilt = new ExpressionFunction("tilt", 2, arguments => arguments[0] * (1 + (0.1f * arguments[1])));
/// ScoreExpression.Parse("tilt(affinity, item.rating)", [tilt]);
/// </code>
/// </example>
public sealed class ExpressionFunction
{
    private const int MostParameters = 16;

    private readonly Func<ReadOnlySpan<float>, float> _compute;

    /// <summary>Names a function.</summary>
    /// <param name="name">Its name: letters, digits and underscores, not starting with a digit; not that of a function or word of the language. Case does not matter where it is called.</param>
    /// <param name="parameterCount">How many numbers it takes: 0 to 16.</param>
    /// <param name="compute">Gives the number for its arguments, in order. It is not called where one of them is null, and gives null then; a number that is not finite is null too.</param>
    /// <exception cref="ArgumentException">The name is not a name, or is taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of parameters is not 0 to 16.</exception>
    public ExpressionFunction(string name, int parameterCount, Func<ReadOnlySpan<float>, float> compute)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(parameterCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameterCount, MostParameters);
        ArgumentNullException.ThrowIfNull(compute);
        if (char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new ArgumentException($"'{name}' is not the name of a function: write letters, digits and underscores, not starting with a digit.", nameof(name));
        }

        if (Functions.Find(name) is not null || Words.IsReserved(name))
        {
            throw new ArgumentException($"'{name}' is a function or a word of the language already; name it otherwise.", nameof(name));
        }

        (Name, ParameterCount, _compute) = (name, parameterCount, compute);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many numbers it takes.</summary>
    public int ParameterCount { get; }

    /// <summary>What it gives for some numbers; NaN, which is null, where one of them is not finite, or where the answer is not.</summary>
    internal float Compute(ReadOnlySpan<float> arguments)
    {
        foreach (float argument in arguments)
        {
            if (!float.IsFinite(argument))
            {
                return float.NaN;
            }
        }

        float value = _compute(arguments);
        return float.IsFinite(value) ? value : float.NaN;
    }

    internal Function ToFunction()
    {
        string[] parameters = new string[Math.Max(1, ParameterCount)];
        Array.Fill(parameters, "");
        return new Function(Name, parameters[..ParameterCount], ParameterCount, [ValueKind.Number], ValueKind.Number, Operation.Host) { Host = this };
    }
}
