using System.Globalization;
using System.Text;

namespace Ranking.Evaluation;

/// <summary>Lines over the steps of a training, one a model.</summary>
internal static class CurvePlot
{
    private const int Width = 520;
    private const int Height = 270;
    private const int Left = 56;
    private const int Bottom = 224;

    /// <summary>Draws the curves of one measure.</summary>
    public static Html Draw(string id, string measure, IReadOnlyList<(ReportCurve Curve, int Colour)> curves)
    {
        (ReportCurve Curve, int Colour, (double Step, double Value)[] Points)[] lines =
            [.. curves.Select(line => (line.Curve, line.Colour, line.Curve.Points.Where(point => Axis.CanDraw(point.Step)).OrderBy(point => point.Step).ToArray()))];
        (double Step, double Value)[] drawn = [.. lines.SelectMany(line => line.Points).Where(point => Axis.CanDraw(point.Value))];
        var across = new Axis(drawn.Select(point => point.Step), Left, Width - 12, ticks: 6);
        var up = new Axis(drawn.Select(point => point.Value), Bottom, 10, ticks: 5);
        Html svg = new Html()
            .Add($"""<svg class="plot" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-t {id}-d">""")
            .Add($"""<title id="{id}-t">{measure}</title><desc id="{id}-d">{string.Join("; ", lines.Select(line => Told(line.Curve, line.Points)))}.</desc>""");
        foreach (double tick in up.Ticks)
        {
            svg.Add($"""<line class="grid" x1="{Left}" x2="{Width - 12}" y1="{up.At(tick):F1}" y2="{up.At(tick):F1}"/><text class="tick" x="{Left - 8}" y="{up.At(tick) + 4:F1}" text-anchor="end">{up.Label(tick)}</text>""");
        }

        foreach (double tick in across.Ticks)
        {
            svg.Add($"""<text class="tick" x="{across.At(tick):F1}" y="{Bottom + 18}" text-anchor="middle">{across.Label(tick)}</text>""");
        }

        svg.Add($"""<line class="zero" x1="{Left}" x2="{Width - 12}" y1="{Bottom}" y2="{Bottom}"/><text class="tick" x="{(Left + Width - 12) / 2}" y="{Height - 8}" text-anchor="middle">{curves[0].Curve.StepName}</text>""");
        foreach ((ReportCurve _, int colour, (double Step, double Value)[] points) in lines)
        {
            svg.Add($"""<g class="c{colour}"><path class="curve" d="{Path(points, across, up)}"/>""");
            if (Array.FindLast(points, point => Axis.CanDraw(point.Value)) is var last && points.Any(point => Axis.CanDraw(point.Value)))
            {
                svg.Add($"""<circle cx="{across.At(last.Step):F1}" cy="{up.At(last.Value):F1}" r="4"/>""");
            }

            svg.Add($"</g>");
        }

        return svg.Add($"</svg>");
    }

    // A new line begins after each gap.
    private static string Path((double Step, double Value)[] points, Axis across, Axis up)
    {
        var path = new StringBuilder();
        bool isGap = true;
        foreach ((double step, double value) in points)
        {
            if (Axis.CanDraw(value))
            {
                path.Append(CultureInfo.InvariantCulture, $"{(isGap ? 'M' : 'L')}{across.At(step):F1} {up.At(value):F1}");
            }

            isGap = !Axis.CanDraw(value);
        }

        return path.ToString();
    }

    private static string Told(ReportCurve curve, (double Step, double Value)[] points)
    {
        (double Step, double Value)[] finite = [.. points.Where(point => Axis.CanDraw(point.Value))];
        return finite.Length == 0
            ? $"{curve.Model}: nothing measured"
            : $"{curve.Model}: {Numbers.Short(finite[0].Value)} at {curve.StepName} {Numbers.Short(finite[0].Step)}, {Numbers.Short(finite[^1].Value)} at {curve.StepName} {Numbers.Short(finite[^1].Step)}";
    }
}
