namespace Ranking.Onnx.Tests;

/// <summary>What the docs show, compiled and run.</summary>
public class ExampleTests
{
    [Fact]
    public async Task Ranks_titles_by_a_model_of_people_and_titles()
    {
        string[] peopleOfTheModel = ["bob", "ann"];
        string[] titlesOfTheModel = ["d", "c", "b", "a"];
        RankingSnapshot snapshot = Shop.Snapshot;
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, Models.Pairs().ToArray());
        try
        {
            // begin ranker
            using OnnxSignalProvider provider = OnnxSignalProvider.Load(path, new OnnxSignalOptions
            {
                Name = "factors",
                Inputs = new Dictionary<string, OnnxInput>
                {
                    ["user"] = OnnxInput.ProfileIndex(peopleOfTheModel),
                    ["item"] = OnnxInput.ItemIndex(titlesOfTheModel),
                },
                Heads = [new OnnxHead("score", "factors.score")],
            });
            provider.Check(snapshot);

            IItemRanker ranker = new ItemRankerBuilder()
                .AddSignals(provider)
                .AddSignals(Signals.Statistics())
                .UseFormula("0.9 * factors.score + 0.1 * popularity")
                .Build();
            // end ranker

            RankedList list = await ranker.RankAsync(new ItemQuery("row", [Candidates.Ids(["a", "b", "c", "d"])], 3), Shop.Context("ann"));
            Assert.Equal(["a", "b", "c"], list.Ids(Shop.Catalog));
            Assert.Equal(0.9f * 13, list.Scores[0], 1e-4f);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Reads_a_row_over_all_titles_by_their_ids()
    {
        byte[] model = Models.OverTitles(0.4f, 0.3f, 0.2f, 0.1f).ToArray();
        string[] titlesOfTheModel = ["d", "c", "b", "a"];
        // begin history
        var options = new OnnxSignalOptions
        {
            Inputs = new Dictionary<string, OnnxInput> { ["history"] = OnnxInput.History(titlesOfTheModel) },
            Heads = [new OnnxHead("scores", "autoencoder") { Ids = titlesOfTheModel }],
        };
        // end history
        using OnnxSignalProvider provider = OnnxSignalProvider.Load(model, options);
        Assert.Equal([0.1f, 1.2f, 0.3f, 0.4f], provider.Compute(Shop.Batch(Shop.Context(finished: "b"), 0, 1, 2, 3))[0]);
    }
}
