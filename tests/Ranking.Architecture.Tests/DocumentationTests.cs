using System.Text.RegularExpressions;

namespace Ranking.Architecture.Tests;

public partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.Path(), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Path(), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Repository.Path(page))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Repository.Path(page))))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            if (target.Length > 0 && !target.StartsWith("http", StringComparison.Ordinal))
            {
                string path = Path.Combine(folder, target);
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which is not there.");
            }
        }
    }

    /// <summary>A block of C# in a page is a region of a compiled file: a comment above it names which, as <c>snippet: samples/X/Program.cs#region</c>.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_is_compiled(string page)
    {
        string text = File.ReadAllText(Repository.Path(page));
        foreach (Match block in CodeBlock().Matches(text))
        {
            Assert.True(block.Groups["source"].Success, $"{page} has a block of C# without a comment that names the compiled region it shows:\n{block.Value}");
            Assert.Equal(Region(block.Groups["source"].Value), block.Groups["code"].Value.Trim().ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void A_hosts_own_row_kind_takes_less_than_forty_lines() =>
        Assert.InRange(Region("samples/Host/ClearanceRow.cs#row").Split('\n').Length, 10, 39);

    [Fact]
    public void The_page_of_rows_names_every_factory()
    {
        string page = File.ReadAllText(Repository.Path("docs", "rows.md"));
        Assert.All(typeof(Rows).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static), factory =>
            Assert.Contains($"| `{factory.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_shows_what_the_quick_start_prints()
    {
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            System.Reflection.Assembly.Load("Ranking.Samples.QuickStart").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains($"```text\n{printed.ToString().ReplaceLineEndings("\n").Trim()}\n```", File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }

    private static string Region(string source)
    {
        string[] parts = source.Split('#');
        string[] lines = File.ReadAllLines(Repository.Path(parts[0]));
        int start = Array.FindIndex(lines, line => line.Trim() == $"// begin {parts[1]}");
        int end = Array.FindIndex(lines, line => line.Trim() == $"// end {parts[1]}");
        Assert.True(start >= 0 && end > start, $"{parts[0]} has no lines between '// begin {parts[1]}' and '// end {parts[1]}'.");
        string[] region = lines[(start + 1)..end];
        int indent = region.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', region.Select(line => line.Length >= indent ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(<!-- snippet: (?<source>\S+) -->\s*)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
