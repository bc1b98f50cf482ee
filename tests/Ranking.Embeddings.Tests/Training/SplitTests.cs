namespace Ranking.Embeddings.Tests.Training;

/// <summary>The public split of MovieLens-1M, beside figures of an independent implementation in double precision.</summary>
public class SplitTests
{
    private static readonly Lazy<(InteractionMatrix Training, ValidationFold Test)> Data = new(() =>
    {
        List<(int Profile, int Item)> events = Read("train.csv");
        return (Matrix(events, [.. events.Select(e => e.Profile).Distinct().Order()]), Fold("test"));
    });

    [SharedDataFact("ml-1m-split")]
    public void Ease_is_within_1e4_of_the_reference_at_every_regularisation()
    {
        foreach (var (regularisation, expected) in new[] { (50, 0.38362), (100, 0.40108), (200, 0.41585), (300, 0.42135), (500, 0.42628), (1000, 0.42447) })
        {
            Near(expected, Train.Ease(Data.Value.Training, regularisation, Data.Value.Test));
        }
    }

    [SharedDataFact("ml-1m-split")]
    public void Item_knn_and_popularity_are_within_1e4_of_the_reference()
    {
        Near(0.22346, Train.Popularity(Data.Value.Training, validation: Data.Value.Test));
        Near(0.31515, Train.ItemKnn(Data.Value.Training, neighbours: 3497, validation: Data.Value.Test));
        Near(0.36801, Train.ItemKnn(Data.Value.Training, neighbours: 100, validation: Data.Value.Test));
    }

    private static void Near(double expected, CollaborativeModel model) => Assert.Equal(expected, model.Report.Validation[^1], 1e-4);

    private static ValidationFold Fold(string name)
    {
        List<(int Profile, int Item)> heldOut = Read($"{name}_te.csv");
        int[] people = [.. heldOut.Select(e => e.Profile).Distinct().Order()];
        return new ValidationFold(Matrix(Read($"{name}_tr.csv"), people), Matrix(heldOut, people));
    }

    private static List<(int Profile, int Item)> Read(string file) => [.. File.ReadLines(Path.Combine(SharedData.Folder("ml-1m-split"), file)).Skip(1).Select(line =>
    {
        string[] cells = line.Split(',');
        return (int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture));
    })];

    private static InteractionMatrix Matrix(List<(int Profile, int Item)> events, int[] people)
    {
        ILookup<int, int> byPerson = events.ToLookup(e => e.Profile, e => e.Item);
        return Likes.Of(3497, [.. people.Select(person => byPerson[person].ToArray())]);
    }
}
