using Ranking.Embeddings;
using Ranking.Evaluation;
using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Simulator.Service;
using Ranking.Samples.Simulator.World;

namespace Ranking.Samples.Simulator;

/// <summary>
/// Viewers browse day by day, under each policy in a copy of the world of its own: the same start, and the same chance where they look at the same. Viewers are simulated in parallel, each with a place and
/// chance of their own, so threads change nothing.
/// </summary>
internal sealed class Simulation
{
    // One in ten of those who rest on a title and leave it say so.
    private const float SkipShare = 0.1f;

    private readonly Settings _settings;
    private readonly Truth _truth;
    private readonly Branch[] _branches;
    private readonly Dictionary<string, float[]> _attention = new(StringComparer.Ordinal);

    public Simulation(Settings settings, Truth truth)
    {
        (_settings, _truth) = (settings, truth);
        VectorSpace space = TextSpace.Build(truth.Catalog, new TextSpaceOptions { Name = HomepageService.Space, Seed = settings.Seed, Weights = Labels });
        int[] releases = [.. truth.Titles.Select(title => title.ReleaseDay)];
        _branches =
        [
            .. Policy.All(Truth.Attention).Select(policy => new Branch(
                new HomepageService(policy, settings, truth.Catalog, space),
                new Outcome(policy.Name, settings.Days, [.. truth.Viewers.Select(viewer => viewer.Id)], releases),
                [.. truth.Viewers.Select(viewer => new Memory(viewer, truth))])),
        ];
        foreach (string device in truth.Viewers.Select(viewer => viewer.Device).Distinct(StringComparer.Ordinal))
        {
            float[] weights = _attention[device] = new float[settings.Rows * settings.Items];
            Attention.Fill((row, column) => (float)Truth.Attention.Weight(row, column, device), settings.Items, weights);
        }
    }

    public IReadOnlyList<Outcome> Outcomes => [.. _branches.Select(branch => branch.Outcome)];

    // Names of titles say nothing here.
    private static Dictionary<string, float> Labels => new(StringComparer.Ordinal) { ["micro_genres"] = 1f, ["genres"] = 0.5f, ["title"] = 0f };

    /// <summary>Runs all days, and says when one is over.</summary>
    public async Task RunAsync(Action<int> dayDone, CancellationToken cancellationToken)
    {
        foreach (Branch branch in _branches)
        {
            await branch.Service.TellAsync(_truth.Start, cancellationToken).ConfigureAwait(false);
        }

        for (int day = 1; day <= _settings.Days; day++)
        {
            foreach (Branch branch in _branches)
            {
                await RunAsync(branch, day, cancellationToken).ConfigureAwait(false);
            }

            dayDone(day);
        }
    }

    private async Task RunAsync(Branch branch, int day, CancellationToken cancellationToken)
    {
        DateTimeOffset at = Truth.TimeOf(day);
        branch.Service.Open(day, at, cancellationToken);
        var events = new IReadOnlyList<Interaction>[_truth.Viewers.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _settings.ThreadCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, _truth.Viewers.Count, parallel, async (viewer, token) =>
        {
            int[] cells = await branch.Service.ComposeAsync(_truth.Viewers[viewer].Id, _truth.Viewers[viewer].Device, at, token).ConfigureAwait(false);
            events[viewer] = Browse(branch, day, viewer, cells);
        }).ConfigureAwait(false);
        branch.Outcome.End(day, branch.Memories.Select(memory => memory.Page));
        await branch.Service.TellAsync([.. events.SelectMany(own => own)], cancellationToken).ConfigureAwait(false);
    }

    // Measures the page, lets the viewer go through it, and gives what the service sees of that.
    private List<Interaction> Browse(Branch branch, int day, int number, int[] cells)
    {
        Viewer viewer = _truth.Viewers[number];
        Memory memory = branch.Memories[number];
        float[] attention = _attention[viewer.Device];
        var chances = new float[_truth.Titles.Count];
        _truth.Chances(viewer, day, memory.Played, chances);
        var visit = new Visit(_settings.Seed, day, viewer.Id, cells, attention);
        (int examined, int played) = visit.Go(viewer.Patience, chances);

        var values = new double[MeasureNames.OfViewers.Count];
        PageMeasure.Of(cells, _settings, _truth, viewer.MixOn(day, _settings.Days), visit, attention, chances, values);
        values[(int)Measure.Plays] = played >= 0 ? 1 : 0;
        values[(int)Measure.Discovery] = played >= 0 && memory.IsNew(_truth.Titles[played]) ? 1 : 0;
        values[(int)Measure.RefreshOverlap] = memory.Page.Length == 0 ? 0 : PageMetrics.RefreshOverlap(memory.Page, cells);
        foreach (Measure measure in MeasureNames.OfViewers)
        {
            branch.Outcome.Set(measure, day, number, values[(int)measure]);
        }

        memory.Page = cells;
        return Events(viewer, memory, day, visit.Order.Take(examined), played, chances);
    }

    private List<Interaction> Events(Viewer viewer, Memory memory, int day, IEnumerable<int> examined, int played, float[] chances)
    {
        var events = new List<Interaction>();
        string date = FormattableString.Invariant($"{day}");
        ulong skips = SeededRandom.Derive(_settings.Seed, "skips", date, viewer.Id);
        foreach (int item in examined)
        {
            Title title = _truth.Titles[item];
            InteractionKind kind = item == played ? InteractionKind.Play : SeededRandom.SingleAt(skips, item) < SkipShare ? InteractionKind.Skip : InteractionKind.Impression;
            float? completion = null;
            if (item == played)
            {
                completion = Truth.Completion(chances[item], new SeededRandom(SeededRandom.Derive(_settings.Seed, "completion", date, viewer.Id, title.Id)));
                memory.Play(item, title);
            }

            events.Add(new Interaction($"{viewer.Id}/{date}/{title.Id}", viewer.Id, title.Id, kind, Truth.TimeOf(day)) { Completion = completion, Device = viewer.Device });
        }

        return events;
    }

    /// <summary>The world under one policy.</summary>
    private sealed record Branch(HomepageService Service, Outcome Outcome, Memory[] Memories);
}
