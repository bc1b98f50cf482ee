using System.ComponentModel.DataAnnotations;
using Ranking.Expressions;

namespace Ranking;

/// <summary>Settings of a composer and of the rankers it makes by default. Checked when the composer is built or the host starts.</summary>
public sealed class RankingOptions
{
    internal const int LeastBudgetMs = 5;
    internal const int MostBudgetMs = 60_000;

    /// <summary>How many rows a page has at the most, unless its request says otherwise: 1 to 200. Default: 10.</summary>
    [Range(1, 200)]
    public int Rows { get; set; } = 10;

    /// <summary>How many titles a row has at the most, unless the request says otherwise: 1 to 500. Default: 15.</summary>
    [Range(1, 500)]
    public int Items { get; set; } = 15;

    /// <summary>How many titles a row must have to be on the page, unless its row kind says otherwise: 1 to 500. Default: 4.</summary>
    [Range(1, 500)]
    public int MinimumItems { get; set; } = 4;

    /// <summary>How many rows are proposed for each row wanted: 1 to 10. Default: 3.</summary>
    [Range(1, 10)]
    public int ProposalFactor { get; set; } = 3;

    /// <summary>How many titles beyond its length a row ranks in reserve, to refill from when others show its titles: 0 to 5,000. Default: 60.</summary>
    [Range(0, 5000)]
    public int Reserve { get; set; } = 60;

    /// <summary>How many candidates a source may give for a row: 1 to 100,000. Default: 500.</summary>
    [Range(1, 100_000)]
    public int CandidateLimit { get; set; } = 500;

    /// <summary>
    /// How many ranked rows of all profiles together are kept to be shown again, 0 to 10,000,000; about a kilobyte each. A kept row is used for the same snapshot, profile,
    /// history, device and seed; its titles are checked again on every page. Rows whose
    /// titles depend on more say <see cref="RowCandidate.IsSessionDependent"/>; leave this at 0 where signals of your own depend on more. Default: 0, none.
    /// </summary>
    [Range(0, 10_000_000)]
    public int RowCacheSize { get; set; }

    /// <summary>How old a kept row may be, in seconds: 1 to 86,400. Numbers that depend on the moment are as old as the row. Default: 300.</summary>
    [Range(1, 86_400)]
    public int RowCacheSeconds { get; set; } = 300;

    /// <summary>Which row shows a title that several rows of a page could show. Default: <see cref="DedupePolicy.FirstRowKeeps"/>.</summary>
    public DedupePolicy Dedupe { get; set; }

    /// <summary>From how many rows further below on a title may stand on a page again, 1 to 1,000; 3 is about out of sight. Default: null, never.</summary>
    [Range(1, 1000)]
    public int? RepeatAfter { get; set; }

    /// <summary>Whether one title of a series stands for all of it, so that a page shows one of them. Default: true.</summary>
    public bool DedupeBySeries { get; set; } = true;

    /// <summary>What the host asks of every page: pins, most and least rows of a kind, lengths, insertions. Default: nothing.</summary>
    public PageRules Rules { get; set; } = new();

    /// <summary>How long a source, signal provider, row source or store may keep a page waiting, in milliseconds: 1 to 60,000. Default: 250.</summary>
    [Range(1, 60_000)]
    public int ComponentTimeoutMs { get; set; } = 250;

    /// <summary>
    /// How much time a page has, in milliseconds: 5 to 60,000. Of it the history may take 40 %, rows are proposed until 50 %, candidates retrieved until 70 % and signals computed until 80 % of it; what is late
    /// then is skipped, and the trace says so (docs/pages.md). Parts that only compute, filters, scorers and reorderers, are not interrupted. Default: null, no budget; each part has
    /// <see cref="ComponentTimeoutMs"/>.
    /// </summary>
    [Range(LeastBudgetMs, MostBudgetMs)]
    public int? BudgetMs { get; set; }

    /// <summary>
    /// Row kinds that a page goes without first where its budget runs short: they are not asked, or their rows not ranked. Default: null, <see cref="RowKinds.Discovery"/> and
    /// <see cref="RowKinds.HiddenGems"/>, which cost most.
    /// </summary>
    public IList<string>? OptionalRows { get; set; }

    /// <summary>Signals that a page goes without next: they take their missing values (<see cref="Signal.Missing"/>). A provider is left out when all its signals are optional. Default: none.</summary>
    public IList<string> OptionalSignals { get; set; } = [];

    /// <summary>
    /// What happens when the history of a profile cannot be read. Default: <see cref="FailurePolicy.Throw"/>, since without it hidden and watched titles
    /// cannot be kept off the page. <see cref="FailurePolicy.Skip"/> makes the page of a new profile instead.
    /// </summary>
    public FailurePolicy OnHistoryFailure { get; set; } = FailurePolicy.Throw;

    /// <summary>The seed that all random choices derive from. Default: 0.</summary>
    public ulong Seed { get; set; }

    /// <summary>The category column whose values become rows. Default: null, the first of <c>micro_genres</c>, <c>genres</c> and then the alphabet that the catalog has.</summary>
    public string? Attribute { get; set; }

    /// <summary>The vector space that tastes and likeness are measured in. Default: null, the first of the snapshot by name.</summary>
    public string? Space { get; set; }

    /// <summary>
    /// How many tastes a profile has at the most in the default rows and signals: 1 to 16. With more than one, titles near to any of them are found in turns, the taste nearest to a title has most to
    /// say of it, and the reason of a top pick names it. Default: 1, one taste.
    /// </summary>
    [Range(1, 16)]
    public int Personas { get; set; } = 1;

    /// <summary>
    /// How the default item ranker scores a title: a formula over the signals <c>affinity</c>, <c>popularity</c>, <c>mean_completion</c>, <c>trending</c>,
    /// the derived ranks and what the host adds. Default: <c>0.18 * affinity + 0.72 * popularity + 0.1 * mean_completion</c>.
    /// </summary>
    [Required]
    public string Formula { get; set; } = "0.18 * affinity + 0.72 * popularity + 0.1 * mean_completion";

    /// <summary>Functions of the host's own that formulas may call. Default: none.</summary>
    public IList<ExpressionFunction> Functions { get; set; } = [];

    /// <summary>Whether the composer proposes its own row kinds beside those the host adds. Default: true.</summary>
    public bool DefaultRows { get; set; } = true;

    /// <summary>Whether a page that is late does without rows of a kind.</summary>
    internal bool IsOptional(string kind) => OptionalRows?.Contains(kind) ?? kind is RowKinds.Discovery or RowKinds.HiddenGems;

    // What was built keeps its settings, whatever becomes of the options it was built with.
    internal RankingOptions Copy()
    {
        var copy = (RankingOptions)MemberwiseClone();
        copy.OptionalRows = OptionalRows is null ? null : [.. OptionalRows];
        return copy;
    }
}
