using System.Globalization;

namespace Ranking.Samples.Data;

/// <summary><c>interactions.csv</c>: user_id and item_id, and what else is known of each event.</summary>
internal static class InteractionsFile
{
    private static readonly Dictionary<string, InteractionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["play"] = InteractionKind.Play,
        ["progress"] = InteractionKind.Progress,
        ["complete"] = InteractionKind.Complete,
        ["abandon"] = InteractionKind.Abandon,
        ["rewatch"] = InteractionKind.Rewatch,
        ["skip"] = InteractionKind.Skip,
        ["hover"] = InteractionKind.Hover,
        ["search"] = InteractionKind.Search,
        ["rate"] = InteractionKind.Rate,
        ["thumbs_up"] = InteractionKind.ThumbsUp,
        ["thumbs_down"] = InteractionKind.ThumbsDown,
        ["hide"] = InteractionKind.Hide,
        ["list_add"] = InteractionKind.ListAdd,
        ["list_remove"] = InteractionKind.ListRemove,
        ["impression"] = InteractionKind.Impression,
    };

    public static IReadOnlyList<Interaction> Read(string path, Catalog catalog, List<FileReport> reports, IProgress<string>? progress)
    {
        using var table = new CsvTable(path, ["user_id", "item_id"], progress);
        reports.Add(table.Report);
        var read = new List<(Interaction Interaction, float? Value)>();
        int unmatched = 0;
        while (table.Read())
        {
            if (TryRead(table, out Interaction? interaction, out float? value))
            {
                unmatched += catalog.Ids.TryGetOrdinal(interaction!.ItemId, out _) ? 0 : 1;
                read.Add((interaction, value));
            }
        }

        if (unmatched > 0)
        {
            table.Report.Note($"{table.Report.File}: {unmatched} events name a title that items.csv does not have; they play no part");
        }

        if (!read.Exists(record => record.Interaction.Time is not null))
        {
            table.Report.Note($"{table.Report.File}: no timestamps, so nothing is known to be recent: no Trending row, and no recency in tastes");
        }

        return Finish(read, isLone: !table.Has("completion") && !table.Has("rating"), table.Has("event_type"));
    }

    private static bool TryRead(CsvTable table, out Interaction? interaction, out float? value)
    {
        interaction = null;
        value = null;
        string? mistake = null;
        string type = table.Cell("event_type");
        if (!Kinds.TryGetValue(type, out InteractionKind kind) && type.Length > 0)
        {
            mistake = "with an unknown event_type";
        }

        if (table.Cell("user_id").Length == 0 || table.Cell("item_id").Length == 0)
        {
            mistake = "without a user_id or an item_id";
        }

        DateTimeOffset time = default;
        if (table.Cell("timestamp") is { Length: > 0 } stamp && !Cells.TryTime(stamp, out time))
        {
            mistake = "with a timestamp that is neither Unix seconds nor ISO 8601";
        }

        float completion = 0;
        if (table.Cell("completion") is { Length: > 0 } share && !(Cells.TryNumber(share, out completion) && completion is >= 0 and <= 1))
        {
            mistake = "with a completion that is not between 0 and 1";
        }

        string rating = table.Cell("rating") is { Length: > 0 } given ? given : table.Cell("value");
        if (rating.Length > 0)
        {
            if (Cells.TryNumber(rating, out float number) && number >= 0)
            {
                value = number;
            }
            else
            {
                mistake = "with a rating or value that is not a number from 0 up";
            }
        }

        if (mistake is not null)
        {
            table.Report.Skip(table.Line, mistake);
            return false;
        }

        string line = table.Line.ToString(CultureInfo.InvariantCulture);
        interaction = new Interaction(
            table.Cell("event_id") is { Length: > 0 } id ? id : $"line {line}",
            table.Cell("user_id"),
            table.Cell("item_id"),
            kind,
            table.Cell("timestamp").Length == 0 ? null : time)
        {
            Completion = table.Cell("completion").Length == 0 ? null : completion,
            Device = table.Cell("device") is { Length: > 0 } device ? device : null,
            Region = table.Cell("region") is { Length: > 0 } region ? region : null,
        };
        return true;
    }

    // A lone value column up to 1 is completion, else a rating, which counts as value over the largest.
    private static Interaction[] Finish(List<(Interaction Interaction, float? Value)> read, bool isLone, bool hasType)
    {
        float largest = read.Max(record => record.Value) ?? 0f;
        bool isCompletion = isLone && largest <= 1f;
        var finished = new Interaction[read.Count];
        for (int i = 0; i < finished.Length; i++)
        {
            var (interaction, value) = read[i];
            finished[i] = value is not { } number
                ? interaction
                : isCompletion
                    ? interaction with { Completion = number }
                    : Rated(interaction, largest > 0 ? number / largest : 0f, hasType);
        }

        return finished;
    }

    // Of a rating the rating counts; of anything else that carries one too, how much was watched.
    private static Interaction Rated(Interaction interaction, float share, bool hasType)
    {
        bool isRating = interaction.Kind == InteractionKind.Rate || (!hasType && interaction.Completion is null);
        return isRating
            ? interaction with { Completion = share, Kind = InteractionKind.Rate }
            : interaction with { Completion = interaction.Completion ?? share };
    }
}
