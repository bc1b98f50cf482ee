using System.Text;
using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Land in layers, the far ones in the colour of the air.</summary>
internal static class Ridges
{
    // What land a tag asks for; the first tag that asks for one decides.
    private static readonly Dictionary<string, string[]> Styles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["western"] = ["mesa", "dunes"],
        ["war"] = ["dunes", "forest"],
        ["horror"] = ["forest"],
        ["eerie"] = ["forest", "sea"],
        ["mystery"] = ["forest", "sea", "city"],
        ["crime"] = ["city"],
        ["gritty"] = ["city", "mesa"],
        ["thriller"] = ["city", "peaks"],
        ["stylish"] = ["city", "hills"],
        ["comedy"] = ["hills", "city"],
        ["family"] = ["forest", "hills"],
        ["fantasy"] = ["peaks", "forest"],
        ["adventure"] = ["peaks", "sea"],
        ["epic"] = ["peaks", "dunes"],
        ["sci-fi"] = ["dunes", "peaks", "city"],
        ["documentary"] = ["peaks", "sea", "hills"],
        ["romance"] = ["sea", "hills"],
        ["romantic"] = ["sea", "hills"],
        ["quiet"] = ["sea", "hills"],
        ["bleak"] = ["dunes", "sea"],
        ["history"] = ["hills", "mesa"],
        ["warm"] = ["hills"],
        ["inspiring"] = ["peaks"],
    };

    private static readonly string[] Any = ["hills", "peaks", "sea", "dunes"];

    public static string StyleFor(PosterCanvas c) =>
        c.Seed.Pick(c.Brief.Tags.Select(tag => Styles.GetValueOrDefault(tag)).FirstOrDefault(styles => styles is not null) ?? Any);

    public static void Draw(PosterCanvas c, string style, double top, int layers)
    {
        for (int i = 0; i < layers; i++)
        {
            double share = layers == 1 ? 1 : i / (double)(layers - 1);
            PosterColor color = share < 0.5 ? c.Colors.Low.Toward(c.Colors.Mid, 0.35 + share) : c.Colors.Mid.Toward(c.Colors.Figure, (share - 0.5) * 2);
            double y = top + (i * 64.0 / layers);
            c.Path(style switch
            {
                "city" => City(c, y, i),
                "peaks" => Peaks(c, y),
                "mesa" => Mesa(c, y),
                "forest" => i == 0 ? Rolling(c, y, 16) : Forest(c, y),
                "sea" => $"M0 {N(y)}H200V300H0z",
                "dunes" => Rolling(c, y, 34),
                _ => Rolling(c, y, 22),
            }, color);
            if (style == "city" && i == layers - 1)
            {
                Windows(c, y);
            }
        }

        if (style == "sea")
        {
            Glitter(c, top);
        }
    }

    private static string Rolling(PosterCanvas c, double y, double height)
    {
        double a = c.Seed.Between(-height, height), b = c.Seed.Between(-height, height);
        return $"M0 {N(y + a)}C50 {N(y + a - height)} 70 {N(y + b - height)} 110 {N(y + b)}S170 {N(y - a)} 200 {N(y - (b / 2))}V300H0z";
    }

    private static string Peaks(PosterCanvas c, double y)
    {
        var d = new StringBuilder($"M0 {N(y + 20)}");
        double x = 0;
        while (x < Width)
        {
            double width = c.Seed.Between(34, 74), height = c.Seed.Between(24, 66);
            d.Append($"L{N(x + (width * 0.48))} {N(y + 14 - height)}l{N(width * 0.1)} {N(height * 0.22)}l{N(width * 0.08)} {N(-height * 0.06)}L{N(x + width)} {N(y + c.Seed.Between(8, 26))}");
            x += width;
        }

        return d.Append("V300H0z").ToString();
    }

    private static string Mesa(PosterCanvas c, double y)
    {
        double x = c.Seed.Between(10, 70), width = c.Seed.Between(40, 70), height = c.Seed.Between(30, 54), next = x + width + c.Seed.Between(16, 30);
        return $"M0 {N(y + 16)}H{N(x - 12)}l7 {N(-height)}h{N(width - 4)}l9 {N(height)}H{N(next)}l6 {N(-height * 0.6)}h22l8 {N(height * 0.6)}H200V300H0z";
    }

    private static string Forest(PosterCanvas c, double y)
    {
        var d = new StringBuilder($"M-6 {N(y + 24)}");
        double x = -6;
        while (x < Width)
        {
            double width = c.Seed.Between(9, 17), height = c.Seed.Between(28, 60);
            d.Append($"L{N(x + (width * 0.3))} {N(y + 18 - (height * 0.45))}h-2L{N(x + (width / 2))} {N(y + 20 - height)}L{N(x + (width * 0.7) + 2)} {N(y + 18 - (height * 0.45))}h-2L{N(x + width)} {N(y + 24)}");
            x += width;
        }

        return d.Append("V300H-6z").ToString();
    }

    private static string City(PosterCanvas c, double y, int layer)
    {
        var d = new StringBuilder($"M0 300V{N(y)}");
        double x = 0;
        while (x < Width)
        {
            double width = c.Seed.Between(14, 30);
            d.Append($"V{N(y + 30 - c.Seed.Between(20, 84 - (layer * 14)))}");
            if (c.Seed.Chance(0.2))
            {
                d.Append($"h{N(width / 2)}v-14h1.6v14H{N(x + width)}");
            }
            else
            {
                d.Append($"H{N(x + width)}");
            }

            x += width;
        }

        return d.Append("V300z").ToString();
    }

    private static void Windows(PosterCanvas c, double y)
    {
        var d = new StringBuilder();
        for (int i = 0; i < 26; i++)
        {
            d.Append($"M{N(c.Seed.Next(40) * 5)} {N(y + 14 + (c.Seed.Next(12) * 7))}h2.4v3.4h-2.4z");
        }

        c.Path(d.ToString(), c.Colors.Light, 0.9);
    }

    private static void Glitter(PosterCanvas c, double top)
    {
        for (int i = 0; i < 9; i++)
        {
            double width = c.Seed.Between(8, 54) * (1 - (i * 0.06));
            c.Rect(100 - (width / 2) + c.Seed.Between(-16, 16), top + 5 + (i * 7), width, 1.6, c.Colors.Light, 0.7 - (i * 0.05));
        }
    }
}
