namespace Ranking.Expressions;

/// <summary>The order of names that ask for each other: each behind those it asks for.</summary>
/// <param name="asked">What a name asks for.</param>
/// <param name="isWrong">Told of a name that asks for itself, or too deeply, and why that is wrong; it is left out of the order.</param>
internal sealed class AskingOrder(Func<string, IEnumerable<string>> asked, Action<string, string> isWrong)
{
    private const int Deepest = 16;

    private readonly List<string> _order = [];
    private readonly Dictionary<string, bool> _isRight = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    /// <summary>The order of some names.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Visit(name);
        }

        return _order;
    }

    private bool Visit(string name)
    {
        if (_path.IndexOf(name) is >= 0 and var start)
        {
            isWrong(name, $"it asks for itself: {string.Join(" → ", _path.Skip(start).Append(name))}");
            return false;
        }

        if (_isRight.TryGetValue(name, out bool isRight))
        {
            return isRight;
        }

        if (_path.Count == Deepest)
        {
            isWrong(name, $"it is asked for {Deepest} levels deep, by {string.Join(" → ", _path)}; that is too deep");
            return false;
        }

        _path.Add(name);
        isRight = asked(name).ToList().TrueForAll(Visit);
        _isRight.Add(name, isRight);
        _path.RemoveAt(_path.Count - 1);
        if (isRight)
        {
            _order.Add(name);
        }

        return isRight;
    }
}
