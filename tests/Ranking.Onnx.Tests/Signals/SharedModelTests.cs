using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ranking.Onnx.Tests;

/// <summary>Real models against the outputs their trainers saved, through an item ranker: the scores of a list are those of the model, and so is its order.</summary>
public class SharedModelTests
{
    private const double Tolerance = 1e-5;

    [SharedDataFact("models/rankers")]
    public async Task A_factorisation_ranks_pairs_of_people_and_titles()
    {
        Expected[] people = JsonSerializer.Deserialize<Expected[]>(File.ReadAllText(PathOf("gmf8_ml1m_expected.json")), JsonSerializerOptions.Web)!;
        string[] titles = [.. Enumerable.Range(0, 1 + people.Max(person => person.Items.Max())).Select(i => $"{i}")];
        using OnnxSignalProvider provider = OnnxSignalProvider.Load(PathOf("gmf8_ml1m.onnx"), new OnnxSignalOptions
        {
            Inputs = new Dictionary<string, OnnxInput>
            {
                ["user"] = OnnxInput.ProfileIndex([.. people.Select(person => $"{person.User}")]),
                ["item"] = OnnxInput.ItemIndex(titles),
            },
            Heads = [new OnnxHead("score", "gmf") { Missing = -1f }],
        });
        RankingSnapshot snapshot = SnapshotOf(titles);
        provider.Check(snapshot);
        foreach (Expected person in people)
        {
            RankingContext context = Shop.Context($"{person.User}", snapshot);
            RankedList list = await RankAsync(provider, "gmf", context, [.. person.Items.Select(item => titles[item])]);

            // Probabilities: 2⁻²⁴ is the least by which a sigmoid of floats can differ.
            AssertRanked(list, person.Items, person.Scores, smallest: 6e-8);
        }

        RankedList unknown = await RankAsync(provider, "gmf", Shop.Context("nobody", snapshot), [titles[1], titles[2]]);
        Assert.Equal([-1f, -1f], unknown.Scores.ToArray());
    }

    [SharedDataFact("models/rankers")]
    public async Task An_autoencoder_ranks_all_titles_from_a_history()
    {
        int[][] histories = JsonSerializer.Deserialize<int[][]>(File.ReadAllText(PathOf("multvae_inputs.json")))!;
        (float[] expected, int titleCount) = ReadMatrix(PathOf("multvae_expected.npy"), histories.Length);
        string[] titles = [.. Enumerable.Range(0, titleCount).Select(i => $"{i}")];
        using OnnxSignalProvider provider = OnnxSignalProvider.Load(PathOf("multvae_ml1m.onnx"), new OnnxSignalOptions
        {
            Inputs = new Dictionary<string, OnnxInput> { ["x"] = OnnxInput.History(titles) },
            Heads = [new OnnxHead("scores", "multvae") { Ids = titles }],
        });
        RankingSnapshot snapshot = SnapshotOf(titles);
        provider.Check(snapshot);
        for (int row = 0; row < histories.Length; row++)
        {
            RankingContext context = Shop.Context("someone", snapshot, [.. histories[row].Select(item => titles[item])]);
            RankedList list = await RankAsync(provider, "multvae", context, titles);

            // Logits of about ±10, sums of which some cancel out: those are no more exact than their terms.
            AssertRanked(list, [.. Enumerable.Range(0, titleCount)], expected[(row * titleCount)..((row + 1) * titleCount)], smallest: Tolerance);
        }

        Assert.Equal(1, provider.Buffers.MadeCount);
    }

    // The ids are the model's own indices, so that a title's ordinal is its index (ids that are integers load in numeric order).
    private static RankingSnapshot SnapshotOf(string[] titles) =>
        Shop.SnapshotOf(new CatalogBuilder().AddRange(titles.Select(id => new CatalogItem(id, id))).Build());

    private static async Task<RankedList> RankAsync(ISignalProvider provider, string formula, RankingContext context, string[] candidates)
    {
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(provider, FailurePolicy.Throw).UseFormula(formula).Build();
        var query = new ItemQuery("row", [Candidates.Ids(candidates)], candidates.Length) { CandidateLimit = candidates.Length, IncludeWatched = true };
        return await ranker.RankAsync(query, context);
    }

    private static void AssertRanked(RankedList list, int[] items, float[] scores, double smallest)
    {
        Assert.Equal(items.Length, list.Count);
        Dictionary<int, float> expected = items.Zip(scores).ToDictionary(pair => pair.First, pair => pair.Second);
        double above = double.PositiveInfinity;
        for (int i = 0; i < list.Count; i++)
        {
            float score = expected[list.Items[i]];
            double allowed = Math.Max(Tolerance * Math.Abs(score), smallest);
            Assert.InRange(list.Scores[i], score - allowed, score + allowed);

            // The saved order, but where two saved scores are nearer to each other than the tolerance.
            Assert.True(score <= above + (2 * allowed), $"Place {i} has the saved score {score} behind {above}.");
            above = score;
        }
    }

    // The npy format: magic, version, the length of a header that tells type and shape, the header, the numbers row by row.
    private static (float[] Values, int Columns) ReadMatrix(string path, int rows)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int headerLength = BitConverter.ToUInt16(bytes, 8);
        Assert.Contains("'descr': '<f4', 'fortran_order': False", Encoding.ASCII.GetString(bytes, 10, headerLength), StringComparison.Ordinal);
        float[] values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(10 + headerLength)).ToArray();
        Assert.Equal(0, values.Length % rows);
        return (values, values.Length / rows);
    }

    private static string PathOf(string file) => Path.Combine(SharedData.Folder("models/rankers"), file);

    private sealed record Expected(int User, int[] Items, float[] Scores);
}
