using System.Text.RegularExpressions;
using Ranking.Samples.Snippets;

namespace Ranking.Architecture.Tests;

public partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Repository.Path(), "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Path(), file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal));

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

    /// <summary>
    /// A block of C# in a page is a region of a compiled file: a comment above it names which, as <c>snippet: samples/X/Program.cs#region</c>. RANKING_ACCEPT=1 copies
    /// regions and outputs into the pages.
    /// </summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_is_compiled(string page)
    {
        string text = Accepted(page, CodeBlock(), block => block.Groups["source"].Success
            ? $"<!-- snippet: {block.Groups["source"].Value} -->\n```csharp\n{Region(block.Groups["source"].Value)}\n```"
            : block.Value);
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
    public void The_page_of_reordering_names_every_factory()
    {
        string page = File.ReadAllText(Repository.Path("docs", "reordering.md"));
        Assert.All(
            typeof(Reorder).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static), factory => Assert.Contains($"| `{factory.Name}` |", page, StringComparison.Ordinal));
        Assert.All(
            ["Fatigue", "Rotation", "PopularityCorrection"], factory => Assert.Contains($"| `{factory}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readme_shows_what_the_quick_start_prints()
    {
        string printed = await PrintedByAsync(() =>
        {
            System.Reflection.Assembly.Load("Ranking.Samples.QuickStart").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            return Task.CompletedTask;
        });
        Assert.Contains($"```text\n{printed}\n```", File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }

    /// <summary>What a snippet prints: a comment above the block names which, as <c>output: NAME</c>.</summary>
    [Fact]
    public async Task Every_output_is_what_its_snippet_prints()
    {
        Dictionary<string, string> printed = new(StringComparer.Ordinal);
        foreach ((string name, Func<Task> run) in Snippet.All)
        {
            printed.Add(name, await PrintedByAsync(run));
            Assert.NotEmpty(printed[name]);
        }

        int shown = 0;
        foreach (string page in Names)
        {
            string text = Accepted(page, Output(), block =>
                $"<!-- output: {block.Groups["name"].Value} -->\n```text\n{printed[block.Groups["name"].Value]}\n```");
            foreach (Match output in Output().Matches(text))
            {
                Assert.Equal(printed[output.Groups["name"].Value], output.Groups["text"].Value.Trim());
                shown++;
            }
        }

        Assert.True(shown > 0, "No page shows what a snippet prints.");
    }

    [Fact]
    public void Every_region_of_the_snippets_is_shown_somewhere()
    {
        string shown = string.Concat(Names.Select(page => File.ReadAllText(Repository.Path(page))));
        foreach (string file in Directory.EnumerateFiles(Repository.Path("samples", "Snippets"), "*.cs"))
        {
            foreach (Match region in Begin().Matches(File.ReadAllText(file)))
            {
                Assert.Contains($"<!-- snippet: samples/Snippets/{Path.GetFileName(file)}#{region.Groups[1].Value} -->", shown, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What pages tell people to run is there: projects and scripts.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_runs_something_that_is_there(string page)
    {
        foreach (Match command in Command().Matches(File.ReadAllText(Repository.Path(page))))
        {
            string path = command.Groups["path"].Value;
            Assert.True(File.Exists(Repository.Path(path)) || Directory.Exists(Repository.Path(path)), $"{page} says to run {path}, which is not there.");
        }
    }

    // The text of a page; RANKING_ACCEPT=1 writes its blocks anew.
    private static string Accepted(string page, Regex block, MatchEvaluator anew)
    {
        string text = File.ReadAllText(Repository.Path(page));
        if (Environment.GetEnvironmentVariable("RANKING_ACCEPT") != "1")
        {
            return text;
        }

        string accepted = block.Replace(text, anew);
        File.WriteAllText(Repository.Path(page), accepted);
        return accepted;
    }

    private static async Task<string> PrintedByAsync(Func<Task> run)
    {
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            await run();
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString().ReplaceLineEndings("\n").Trim();
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

    [GeneratedRegex(@"<!-- output: (?<name>\S+) -->\s*```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Output();

    [GeneratedRegex(@"^\s*// begin (\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Begin();

    [GeneratedRegex(@"(--project |^\./|`\./)(?<path>[\w./-]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"(<!-- snippet: (?<source>\S+) -->\s*)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
