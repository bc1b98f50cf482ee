using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Ranking.Expressions;

/// <summary>Patterns over texts. Both kinds take time that grows with text × pattern at the most.</summary>
internal static class TextMatching
{
    private static readonly ConditionalWeakTable<CallNode, Regex> Compiled = new();

    /// <summary>LIKE: % stands for any text, _ for any one code unit.</summary>
    public static Value Like(Value text, Value pattern, bool isAnyCase) => text.Content is string t && pattern.Content is string p
        ? Value.Of(isAnyCase ? Like(t.ToUpperInvariant(), p.ToUpperInvariant()) : Like(t, p))
        : Value.Null;

    /// <summary>A regular expression of .NET that finds a match anywhere, without backtracking.</summary>
    public static Value Matches(CallNode call, Value text, Value pattern) => text.Content is string t && pattern.Content is string p
        ? Value.Of(Compiled.GetValue(call, _ => Compile(p)).IsMatch(t))
        : Value.Null;

    /// <summary>Makes a pattern ready.</summary>
    /// <exception cref="ArgumentException">It is not a pattern.</exception>
    /// <exception cref="NotSupportedException">It looks back or around, or is too large.</exception>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // From left to right; where it fails it goes on one further behind the last %.
    private static bool Like(string text, string pattern)
    {
        int t = 0;
        int p = 0;
        int star = -1;
        int mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '_' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept('%') < 0;
    }
}
