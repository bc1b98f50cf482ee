using System.Globalization;
using System.Text;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>Draws the median page by the size of the catalog, both axes by powers of ten, as an SVG that needs nothing else.</summary>
internal static class GrowthPlot
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 190;
    private const int Top = 20;
    private const int Bottom = 50;

    // Told apart also by people who do not see all colours.
    private static readonly string[] Colours = ["#d55e00", "#0072b2", "#009e73", "#7a3e9d"];

    public static void Write(FileInfo file, IReadOnlyList<(int Titles, IReadOnlyList<Figures> Figures)> sizes)
    {
        double[] times = [.. sizes.SelectMany(size => size.Figures).Select(figures => Math.Log10(figures.P50))];
        var x = new Scale(Math.Log10(sizes[0].Titles), Math.Max(Math.Log10(sizes[^1].Titles), Math.Log10(sizes[0].Titles) + 1), Left, Width - Right);
        var y = new Scale(Math.Floor(times.Min()), Math.Ceiling(times.Max()), Height - Bottom, Top);
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        Add(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        for (int power = (int)y.From; power <= y.To; power++)
        {
            Add(svg, $"<path d=\"M{Left} {y.At(power):0.#}H{Width - Right}\" stroke=\"#d8d8d8\"/><text x=\"{Left - 8}\" y=\"{y.At(power) + 4:0.#}\" text-anchor=\"end\">{Words(power)}</text>");
        }

        foreach ((int titles, _) in sizes)
        {
            double at = x.At(Math.Log10(titles));
            Add(svg, $"<path d=\"M{at:0.#} {Top}V{Height - Bottom}\" stroke=\"#d8d8d8\"/><text x=\"{at:0.#}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{titles:N0}</text>");
        }

        Add(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">titles of the catalog</text>");
        string[] names = [.. sizes.SelectMany(size => size.Figures).Select(figures => figures.Name).Distinct(StringComparer.Ordinal)];
        for (int i = 0; i < names.Length; i++)
        {
            (double X, double Y)[] points = [.. sizes.SelectMany(size => size.Figures.Where(figures => figures.Name == names[i]).Select(figures => (x.At(Math.Log10(size.Titles)), y.At(Math.Log10(figures.P50)))))];
            string colour = Colours[i % Colours.Length];
            Add(svg, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}\"/>");
            foreach ((double px, double py) in points)
            {
                Add(svg, $"<circle cx=\"{px:0.#}\" cy=\"{py:0.#}\" r=\"3.5\" fill=\"{colour}\"/>");
            }

            Add(svg, $"<text x=\"{points[^1].X + 10:0.#}\" y=\"{points[^1].Y + 4:0.#}\" fill=\"{colour}\">{names[i]}</text>");
        }

        svg.Append("</svg>\n");
        File.WriteAllText(file.FullName, svg.ToString());
    }

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    // 10 to some power of microseconds.
    private static string Words(int power) => power switch
    {
        < 3 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power)} µs"),
        < 6 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power - 3)} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power - 6)} s"),
    };

    private readonly record struct Scale(double From, double To, double Start, double End)
    {
        public double At(double value) => Start + ((value - From) / (To - From) * (End - Start));
    }
}
