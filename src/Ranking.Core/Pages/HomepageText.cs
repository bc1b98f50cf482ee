using System.Globalization;
using System.Text;

namespace Ranking;

/// <summary>A page as text that stays the same as long as the page does, for a host's snapshot tests and logs.</summary>
public static class HomepageText
{
    /// <summary>
    /// Renders a page: a line for the page, one a row and one a title, with kinds, ids, artwork and reasons. Leaves out what differs between machines and runs: scores
    /// (their last bits), durations and the page's id. Control characters and line breaks in names are written as \uXXXX.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <returns>Lines that end in \n.</returns>
    /// <example>
    /// <code>
    /// homepage 'home' of priya: 1 row
    /// 1. Because You Watched Arrival [because_you_watched] Like Arrival
    ///    1. Contact (contact) {stars} Like Arrival
    /// </code>
    /// </example>
    public static string Render(Homepage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder();
        string rows = page.Rows.Count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{page.Rows.Count} rows");
        AppendLine(text, $"homepage '{page.Request.Page}' of {page.Request.Profile.Id}{(page.Request.Device is { } device ? $" on {device}" : "")}: {rows}");
        for (int place = 0; place < page.Rows.Count; place++)
        {
            HomepageRow row = page.Rows[place];
            AppendLine(text, string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {row.Title} [{row.Kind}] {row.Reason}"));
            for (int i = 0; i < row.Items.Count; i++)
            {
                HomepageItem item = row.Items[i];
                string artwork = item.Artwork is { } variant ? $" {{{variant.Name}}}" : "";
                AppendLine(text, string.Create(CultureInfo.InvariantCulture, $"   {i + 1}. {item.Title} ({item.Id}){artwork} {item.Reason}"));
            }
        }

        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string line)
    {
        foreach (char c in line.AsSpan().TrimEnd())
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('\n');
    }
}
