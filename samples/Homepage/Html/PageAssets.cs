using System.Security.Cryptography;
using System.Text;

namespace Ranking.Samples.Homepage.Html;

/// <summary>The parts of the page that are the same for everyone, from files beside this one.</summary>
internal static class PageAssets
{
    /// <summary>The style sheet, as the content of a style element.</summary>
    /// <remarks>The marks around it let readers of XML take it for text; readers of HTML see comments.</remarks>
    public static string Style { get; } = $"/*<![CDATA[*/\n{Read("page.css").Replace("$GRAIN", GrainTile.DataUri, StringComparison.Ordinal)}{Read("breakdown.css")}/*]]>*/";

    /// <summary>The script, as the content of a script element.</summary>
    public static string Script { get; } = $"//<![CDATA[\n{Read("page.js")}{Read("breakdown.js")}//]]>";

    /// <summary>Says, before anything is drawn, that the script will run.</summary>
    public static string HeadScript => "document.documentElement.classList.add('js');";

    /// <summary>The motifs that posters are made of.</summary>
    public static string Motifs { get; } = Read("motifs.svg");

    /// <summary>Only this style and this script may run; nothing may be loaded but pictures that are in the page.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(HeadScript)}' 'sha256-{Hash(Script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string file)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"Html/{file}")
            ?? throw new InvalidOperationException($"The build left out the resource Html/{file}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A check-out with other line ends must not give another page.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
