using System.Text.Json;

namespace Ranking;

/// <summary>What happened to make a page, as data: parts that were skipped always, and everything else where the request asked for <see cref="ExplainLevel.Full"/>.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A full trace holds what the profile did, and is as private as that. It accounts for every candidate of every proposed row,
/// and <see cref="HomepageComposer.Replay"/> makes the same page of it again in another process.
/// </remarks>
public sealed record PageTrace
{
    /// <summary>Nothing happened that needs to be told.</summary>
    public static PageTrace Empty { get; } = new();

    /// <summary>What happened to the parts: skipped ones and other ways that were taken, and, in a full trace, everything that ran and how long it took.</summary>
    public IReadOnlyList<TraceEntry> Entries { get; init; } = [];

    /// <summary>What was asked for; null unless the trace is full.</summary>
    public HomepageRequest? Request { get; init; }

    /// <summary>The moment the page was made for; year 1 unless the trace is full, as the page says it too.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The seed of the request; 0 unless the trace is full.</summary>
    public ulong Seed { get; init; }

    /// <summary>What sets the snapshot apart: a hash of its titles, their columns, plays and completions. Empty unless the trace is full.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>What sets apart what the profile might see: a hash of the titles that were eligible. Empty unless the trace is full.</summary>
    public string Eligible { get; init; } = "";

    /// <summary>Whether the history was read; false where that was skipped, and unless the trace is full.</summary>
    public bool IsHistoryRead { get; init; }

    /// <summary>What the profile did, as it was read; empty unless the trace is full.</summary>
    public IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <summary>The calls of item rankers.</summary>
    public IReadOnlyList<RankerTrace> Rankers { get; init; } = [];

    /// <summary>What each filter of the page dropped, by id.</summary>
    public IReadOnlyList<TraceColumn<string>> Filters { get; init; } = [];

    /// <summary>The proposed rows, as they were proposed, and what became of them.</summary>
    public IReadOnlyList<RowTrace> Rows { get; init; } = [];

    /// <summary>After how many steps, layouts tried and rows picked, composing ran out of the page's time; null where it did not, and unless the trace is full.</summary>
    public int? ComposingSteps { get; init; }

    /// <summary>Whether it accounts for rows and candidates.</summary>
    public bool IsFull => Request is not null;

    /// <summary>Reads a trace back.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="RankingException">The text is not the JSON of a trace.</exception>
    public static PageTrace FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            PageTrace trace = JsonSerializer.Deserialize(json, TraceJson.Default.PageTrace) ?? throw new RankingException("The JSON of a trace is null; it was not written by PageTrace.ToJson.");
            return TraceCheck.Mistake(trace) is { } mistake
                ? throw new RankingException($"This is not the JSON of a trace: {mistake}.")
                : trace with
                {
                    // A trace that was written before pages went on from pages says nothing of it.
                    Request = trace.Request is { } request ? request with { Above = request.Above ?? [] } : null,
                    Rows = [.. trace.Rows.Select(row => row with { Row = row.Row with { Sources = [] } })],
                };
        }
        catch (JsonException e)
        {
            throw new RankingException($"This is not the JSON of a trace: {e.Message}", e);
        }
    }

    /// <summary>The trace as JSON, names in snake_case; NaN and infinities are strings.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TraceJson.Default.PageTrace);

    /// <summary>Accounts for every candidate of a row: what it scored and why, who moved it, and what became of it.</summary>
    /// <param name="rowKey">The key of a proposed row.</param>
    /// <returns>One account a candidate, as the sources gave them.</returns>
    /// <exception cref="RankingException">The trace is not full, or has no such row.</exception>
    public IReadOnlyList<ItemAccount> Account(string rowKey)
    {
        ArgumentNullException.ThrowIfNull(rowKey);
        if (!IsFull)
        {
            throw new RankingException("Only a full trace accounts for candidates; set Explain to ExplainLevel.Full in the request.");
        }

        return Rows.FirstOrDefault(row => row.Key == rowKey) is { } found
            ? new RowAccounting(this, found).Accounts()
            : throw new RankingException($"The trace has no row '{rowKey}'.{NearestName.Hint(rowKey, [.. Rows.Select(row => row.Key)])}");
    }
}
