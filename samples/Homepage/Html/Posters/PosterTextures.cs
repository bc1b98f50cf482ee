using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>The air of a poster: what lies behind its scene, or falls before it.</summary>
internal static partial class PosterTextures
{
    private static readonly Dictionary<string, Action<PosterCanvas>> Known = new(StringComparer.Ordinal)
    {
        ["arches"] = Arches,
        ["bars"] = Bars,
        ["beam"] = Beam,
        ["blinds"] = Blinds,
        ["bulbs"] = Bulbs,
        ["bunting"] = Bunting,
        ["burst"] = c => Fan(c, 18, 0.2),
        ["checker"] = Checker,
        ["clouds"] = Clouds,
        ["confetti"] = Confetti,
        ["contours"] = Contours,
        ["dots"] = Dots,
        ["dust"] = Dust,
        ["fan"] = Deco,
        ["fog"] = Fog,
        ["glow"] = Glow,
        ["horizon"] = Horizon,
        ["orbits"] = Orbits,
        ["petals"] = Petals,
        ["prism"] = Prism,
        ["quotes"] = Quotes,
        ["rain"] = Rain,
        ["rays"] = c => Fan(c, 12, 0.16),
        ["rings"] = c => Rings(c, 9, 1.2, 0.4),
        ["ripples"] = Ripples,
        ["scratches"] = Scratches,
        ["searchlights"] = Searchlights,
        ["slash"] = Slash,
        ["sparkles"] = Sparkles,
        ["speed"] = Speed,
        ["staff"] = Staff,
        ["stripes"] = Stripes,
        ["target"] = c => Rings(c, 5, 7, 0.16),
        ["viewfinder"] = Viewfinder,
    };

    private static readonly HashSet<string> Foreground = ["rain", "fog", "petals", "confetti", "scratches", "dust", "sparkles", "viewfinder", "blinds", "bulbs", "bunting", "speed"];

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static bool IsForeground(string name) => Foreground.Contains(name);

    public static void Draw(string name, PosterCanvas canvas) => Known[name](canvas);

    private static void Arches(PosterCanvas c)
    {
        for (int i = 0; i < 4; i++)
        {
            double inset = i * 22, top = 26 + (i * 20);
            c.Path($"M{N(10 + inset)} 300V{N(top + 90 - inset)}a{N(90 - inset)} {N(90 - inset)} 0 0 1 {N(180 - (2 * inset))} 0V300z", c.Colors.Mid, 0.28);
        }
    }

    private static void Bars(PosterCanvas c)
    {
        double x = 0;
        while (x < Width)
        {
            double width = c.Seed.Between(2, 14);
            c.Rect(x, 0, width, Height, c.Colors.Mid, 0.42);
            x += width + c.Seed.Between(5, 16);
        }
    }

    private static void Beam(PosterCanvas c)
    {
        double x = c.Seed.Between(40, 160), spread = c.Seed.Between(46, 70);
        c.Path($"M{N(x - 6)} 0H{N(x + 6)}L{N(100 + spread)} 250H{N(100 - spread)}z", c.Fade(c.Colors.Light, 0.5, c.Colors.Light, 0.04));
    }

    private static void Blinds(PosterCanvas c)
    {
        string d = "";
        double top = c.Seed.Between(16, 40), skew = c.Seed.Between(-26, 26);
        for (int i = 0; i < 9; i++)
        {
            double y = top + (i * 16);
            d += $"M-5 {N(y + skew)}L205 {N(y)}v{N(3 + (i * 0.7))}L-5 {N(y + 3 + (i * 0.7) + skew)}z";
        }

        c.Path(d, c.Fade(c.Colors.Light, 0.34, c.Colors.Light, 0.05, c.Seed.Chance(0.5) ? "" : "x1=\"1\" x2=\"0\""));
    }

    private static void Bulbs(PosterCanvas c)
    {
        for (int string_ = 0; string_ < 2; string_++)
        {
            double y = 14 + (string_ * 20), sag = c.Seed.Between(22, 40);
            c.Stroke($"M-5 {N(y)}Q{N(100)} {N(y + (2 * sag))} 205 {N(y)}", c.Colors.Figure, 1, 0.7);
            for (int i = 0; i < 9; i++)
            {
                double t = (i + 0.5 + (string_ * 0.3)) / 9.5, x = t * 205, drop = 4 * sag * t * (1 - t);
                c.Circle(x, y + drop + 5, 7, c.Colors.Light, 0.22);
                c.Circle(x, y + drop + 5, 3, c.Colors.Light);
            }
        }
    }

    private static void Bunting(PosterCanvas c)
    {
        object[] colors = [c.Colors.Accent, c.Colors.Light, c.Colors.Mid];
        double sag = c.Seed.Between(16, 30), top = c.Seed.Between(6, 16);
        for (int i = 0; i < 9; i++)
        {
            double left = i * 23 - 4, right = left + 19;
            c.Path($"M{N(left)} {N(At(left))}L{N(right)} {N(At(right))}L{N((left + right) / 2)} {N(At((left + right) / 2) + 22)}z", colors[i % 3]);
        }

        double At(double x) => top + (4 * sag * (x / Width) * (1 - (x / Width)));
    }

    private static void Checker(PosterCanvas c)
    {
        string d = "";
        for (int row = 0; row < 12; row++)
        {
            for (int column = row % 2; column < 8; column += 2)
            {
                d += $"M{column * 25} {row * 25}h25v25h-25z";
            }
        }

        c.Path(d, c.Colors.Mid, 0.2);
    }

    private static void Clouds(PosterCanvas c)
    {
        for (int i = 0; i < 4; i++)
        {
            double width = c.Seed.Between(60, 130);
            c.Motif("cloud", c.Seed.Between(-30, 150), c.Seed.Between(4, 120), width, width / 2, c.Colors.Light, opacity: 0.18 + (0.1 * i), mirror: i % 2 == 0);
        }
    }

    private static void Confetti(PosterCanvas c)
    {
        object[] colors = [c.Colors.Accent, c.Colors.Light, c.Colors.Mid];
        for (int i = 0; i < 22; i++)
        {
            double x = c.Seed.Between(4, 196), y = c.Seed.Between(4, 150), size = c.Seed.Between(2, 5);
            if (i % 2 == 0)
            {
                c.Circle(x, y, size * 0.7, colors[i % 3], 0.95);
            }
            else
            {
                double lean = c.Seed.Between(-5, 5);
                c.Path($"M{N(x)} {N(y)}l{N(size * 2)} {N(lean)}l-2 3l{N(-size * 2)} {N(-lean)}z", colors[i % 3], 0.95);
            }
        }
    }

    private static void Contours(PosterCanvas c)
    {
        double x = c.Seed.Between(50, 150), y = c.Seed.Between(70, 130);
        for (int i = 1; i <= 8; i++)
        {
            double rx = i * 17, ry = i * 13, lean = c.Seed.Between(0.86, 1.1);
            c.Stroke($"M{N(x - rx)} {N(y)}C{N(x - (rx * lean))} {N(y - ry)} {N(x + (rx * 0.7))} {N(y - (ry * lean))} {N(x + rx)} {N(y)}S{N(x - (rx * 0.6))} {N(y + (ry * 1.2))} {N(x - rx)} {N(y)}", c.Colors.Light, 0.9, 0.3);
        }
    }

    private static void Dots(PosterCanvas c)
    {
        string d = "";
        for (int row = 0; row < 14; row++)
        {
            for (int column = 0; column < 14; column++)
            {
                double radius = Math.Max(0.4, 4.4 - (row * 0.3));
                d += $"M{N((column * 15) + (row % 2 * 7.5) - radius)} {N(row * 13)}a{N(radius)} {N(radius)} 0 1 0 {N(2 * radius)} 0a{N(radius)} {N(radius)} 0 1 0 {N(-2 * radius)} 0";
            }
        }

        c.Path(d, c.Colors.Light, 0.16);
    }

    private static void Dust(PosterCanvas c)
    {
        c.Strew(30, 90, 240, c.Colors.Light, 1.7, 0.55);
        c.Rect(0, 120, Width, 90, c.Fade(c.Colors.Light, 0, c.Colors.Light, 0.22));
    }

    // A fan of art deco: quarter circles that rise from a corner.
    private static void Deco(PosterCanvas c)
    {
        double x = c.Seed.Chance(0.5) ? 0 : 200;
        for (int i = 1; i <= 7; i++)
        {
            c.Ring(x, 0, i * 26, c.Colors.Light, i % 2 == 0 ? 0.9 : 2.6, 0.3);
        }
    }
}
