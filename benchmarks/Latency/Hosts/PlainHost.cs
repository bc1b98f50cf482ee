using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>The page as LINQ over records: what one writes first, and what is easiest to read.</summary>
internal sealed class PlainHost : IPageHost
{
    private readonly PageShape _shape;
    private readonly List<PlainTitle> _titles;
    private readonly List<PlainLabel> _labels;
    private readonly Dictionary<string, PlainTitle> _titlesById;

    public PlainHost(Workload workload, PageShape shape)
    {
        _shape = shape;
        _titles = [.. Enumerable.Range(0, workload.Catalog.Count).Select(item => TitleOf(workload, item))];
        _labels = [.. workload.Labels.Values.Names.Select((name, label) => new PlainLabel(name, workload.LabelVectors.Row(label).ToArray()))];
        _titlesById = _titles.ToDictionary(title => title.Id, StringComparer.Ordinal);
    }

    public string Name => "plain host";

    public object Compose(Person person)
    {
        float[] taste = TasteOf(person);
        HashSet<string> watched = person.Plays.Select(play => play.ItemId).ToHashSet(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<PageRow>();
        IEnumerable<PlainLabel> labels = _labels
            .OrderByDescending(label => Cosine(taste, label.Vector))
            .Where(label => Unwatched(label, watched).Take(_shape.MinimumItems).Count() == _shape.MinimumItems)
            .Take(_shape.Rows);
        foreach (PlainLabel label in labels)
        {
            var best = Unwatched(label, watched)
                .Where(title => !shown.Contains(title.Id))
                .OrderByDescending(title => title.Popularity)
                .Take(PageShape.Candidates)
                .Select(title => (title.Id, Score: (0.65f * Cosine(taste, title.Vector)) + (0.2f * title.Popularity) + (0.15f * title.MeanCompletion)))
                .OrderByDescending(scored => scored.Score)
                .Take(_shape.Items)
                .ToList();
            if (best.Count >= _shape.MinimumItems)
            {
                rows.Add(new PageRow(label.Name, best.Select(scored => scored.Id).ToArray(), best.Select(scored => scored.Score).ToArray()));
                shown.UnionWith(best.Select(scored => scored.Id));
            }
        }

        return rows;
    }

    public IReadOnlyList<PageRow> Read(object page) => (List<PageRow>)page;

    private static PlainTitle TitleOf(Workload workload, int item) => new(
        workload.Catalog.Ids[item],
        workload.Labels.ValuesOf(item).ToArray().Select(label => workload.Labels.Values[label]).ToList(),
        workload.Space.Items.Row(item).ToArray(),
        workload.Statistics.Popularity[item],
        workload.Statistics.MeanCompletion[item]);

    private static float Cosine(float[] a, float[] b)
    {
        double dot = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            normA += a[i] * a[i];
            normB += b[i] * b[i];
        }

        return (float)(dot / Math.Sqrt(normA * normB));
    }

    private IEnumerable<PlainTitle> Unwatched(PlainLabel label, HashSet<string> watched) =>
        _titles.Where(title => title.Labels.Contains(label.Name) && !watched.Contains(title.Id));

    private float[] TasteOf(Person person)
    {
        var taste = new float[SyntheticTitles.Dimensions];
        DateTimeOffset newest = person.Plays.Max(play => play.Time!.Value);
        foreach (Interaction play in person.Plays)
        {
            double days = (newest - play.Time!.Value).TotalDays;
            float weight = play.Completion!.Value * (float)Math.Pow(2, -days / Workload.HalfLifeDays);
            float[] vector = _titlesById[play.ItemId].Vector;
            for (int i = 0; i < taste.Length; i++)
            {
                taste[i] += weight * vector[i];
            }
        }

        return taste;
    }
}
