namespace Ranking.Samples.Homepage.Html;

/// <summary>The page as a file.</summary>
internal static class HtmlFile
{
    public static void Write(string file, IReadOnlyList<Ranking.Homepage> pages, Catalog catalog)
    {
        string html = HtmlPage.Write(pages, catalog);
        File.WriteAllText(file, html);
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{(pages.Count == 1 ? "The homepage is" : $"The {pages.Count} homepages are")} in {file} ({new FileInfo(file).Length / 1024:N0} KiB); open it in a browser"));
    }
}
