namespace Ranking.Evaluation;

/// <summary>A scale of a plot: values to pixels, with round ticks (steps of 1, 2 or 5 times a power of ten).</summary>
internal sealed class Axis
{
    /// <summary>Numbers beyond this are not drawn: sums and differences of them would not be finite.</summary>
    private const double Farthest = 1e100;

    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;
    private readonly string _format;

    /// <summary>Makes a scale from <paramref name="start"/> to <paramref name="end"/> pixels that holds all values, with a little room around them.</summary>
    public Axis(IEnumerable<double> values, double start, double end, int ticks)
    {
        (_start, _end) = (start, end);
        (_low, _high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            (_low, _high) = (Math.Min(_low, value), Math.Max(_high, value));
        }

        if (!(_low <= _high))
        {
            (_low, _high) = (0d, 1d);
        }

        double room = _high > _low ? (_high - _low) * 0.06 : Math.Max(Math.Abs(_low) * 0.05, 1e-3);
        (_low, _high) = (_low - room, _high + room);
        double rough = (_high - _low) / ticks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        int decimals = -(int)Math.Floor(Math.Log10(step) + 1e-9);
        _format = decimals > 6 || step >= 1e6 ? "G4" : $"F{Math.Max(0, decimals)}";
        Ticks = [.. Enumerable.Range(0, 100).Select(i => (Math.Ceiling(_low / step) + i) * step).TakeWhile(tick => tick <= _high)];
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Whether a number can stand in a plot at all.</summary>
    public static bool CanDraw(double value) => Math.Abs(value) <= Farthest;

    public double At(double value) => _start + ((value - _low) / (_high - _low) * (_end - _start));

    /// <summary>A tick as text, without the sign of a negative nought.</summary>
    public string Label(double tick)
    {
        string text = Numbers.Minus(tick, _format);
        return text.Trim('0', '.', '\u2212').Length == 0 ? text.TrimStart('\u2212') : text;
    }
}
