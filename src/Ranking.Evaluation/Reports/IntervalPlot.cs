namespace Ranking.Evaluation;

/// <summary>Means as dots and their intervals as lines, one row a model.</summary>
internal static class IntervalPlot
{
    private const int Width = 400;
    private const int RowHeight = 44;
    private const int Margin = 14;

    /// <summary>Draws one metric.</summary>
    /// <param name="id">Sets this plot's title and description apart from those of others.</param>
    /// <param name="title">What is drawn.</param>
    /// <param name="rows">Each model with its colour and interval.</param>
    /// <param name="isDifference">Whether 0 is a line of its own, and numbers carry their sign.</param>
    public static Html Draw(string id, string title, IReadOnlyList<(string Model, int Colour, BootstrapInterval Interval)> rows, bool isDifference)
    {
        IEnumerable<double> ends = rows.SelectMany(row => new[] { row.Interval.Low, row.Interval.Mean, row.Interval.High });
        var axis = new Axis(isDifference ? ends.Append(0d) : ends, Margin, Width - Margin, ticks: 6);
        int bottom = (rows.Count * RowHeight) + 6;
        Func<double, string> number = isDifference ? Numbers.Signed : Numbers.Mean;
        string told = string.Join("; ", rows.Select(row => $"{row.Model} {number(row.Interval.Mean)}, from {number(row.Interval.Low)} to {number(row.Interval.High)}"));
        Html svg = new Html()
            .Add($"""<svg class="plot" viewBox="0 0 {Width} {bottom + 26}" role="img" aria-labelledby="{id}-t {id}-d">""")
            .Add($"""<title id="{id}-t">{title}</title><desc id="{id}-d">{told}.</desc>""");
        foreach (double tick in axis.Ticks)
        {
            svg.Add($"""<line class="grid" x1="{axis.At(tick):F1}" x2="{axis.At(tick):F1}" y1="2" y2="{bottom}"/><text class="tick" x="{axis.At(tick):F1}" y="{bottom + 18}" text-anchor="middle">{axis.Label(tick)}</text>""");
        }

        if (isDifference)
        {
            svg.Add($"""<line class="zero" x1="{axis.At(0):F1}" x2="{axis.At(0):F1}" y1="2" y2="{bottom}"/>""");
        }

        for (int i = 0; i < rows.Count; i++)
        {
            (string model, int colour, BootstrapInterval interval) = rows[i];
            double top = i * RowHeight;
            double line = top + 31;
            svg.Add($"""<text class="name" x="{Margin}" y="{top + 17:F0}">{Numbers.Clip(model, 36)}</text><text class="number" x="{Width - Margin}" y="{top + 17:F0}" text-anchor="end">{number(interval.Mean)}</text>""")
                .Add($"""<g class="c{colour}"><path class="whisker" d="M{axis.At(interval.Low):F1} {line:F0}H{axis.At(interval.High):F1}M{axis.At(interval.Low):F1} {line - 5:F0}v10M{axis.At(interval.High):F1} {line - 5:F0}v10"/><circle cx="{axis.At(interval.Mean):F1}" cy="{line:F0}" r="5"/></g>""");
        }

        return svg.Add($"</svg>");
    }
}
