using System.Globalization;
using System.Text;

namespace Ranking.Core.Tests.Support;

/// <summary>A page as text, to compare with one that was approved: order exactly, scores within a tolerance.</summary>
internal static class GoldenPage
{
    private const float Tolerance = 2e-3f;

    public static string Write(Homepage page)
    {
        var text = new StringBuilder();
        foreach (HomepageRow row in page.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Kind} | {row.Title} | {row.Reason} | {row.Score:0.0000}\n");
            foreach (HomepageItem item in row.Items)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {item.Id} | {item.Artwork?.Name} | {item.Reason} | {item.Score:0.0000}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Compares with the approved page; RANKING_ACCEPT=1 approves this one instead.</summary>
    public static void Approve(Homepage page, string name)
    {
        string path = Repository.Path("tests", "Ranking.Core.Tests", "Golden", $"{name}.txt");
        string actual = Write(page);
        if (Environment.GetEnvironmentVariable("RANKING_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string[] expected = File.ReadAllText(path).TrimEnd().Split('\n');
        string[] lines = actual.TrimEnd().Split('\n');
        for (int i = 0; i < Math.Max(expected.Length, lines.Length); i++)
        {
            (string Text, float Score) was = Split(i < expected.Length ? expected[i] : "");
            (string Text, float Score) now = Split(i < lines.Length ? lines[i] : "");
            Assert.True(was.Text == now.Text, $"{name}, line {i + 1}: approved '{was.Text}', but now '{now.Text}'");
            Assert.True(MathF.Abs(was.Score - now.Score) <= Tolerance, $"{name}, line {i + 1}: approved {was.Score}, but now {now.Score}: {now.Text}");
        }
    }

    private static (string Text, float Score) Split(string line)
    {
        int bar = line.LastIndexOf('|');
        return bar < 0 ? (line, 0f) : (line[..bar], float.Parse(line[(bar + 1)..], CultureInfo.InvariantCulture));
    }
}
