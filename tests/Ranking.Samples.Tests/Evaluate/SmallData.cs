using System.Globalization;

namespace Ranking.Samples.Tests.Evaluate;

/// <summary>Files of a small service: people of four tastes over forty titles.</summary>
internal static class SmallData
{
    public static void Write(TemporaryFolder folder, bool hasTimes = true)
    {
        string[] genres = ["Heist", "Western", "Musical", "Space"];
        folder.Write("items.csv", string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},Title {i},{genres[i % 4]}|{genres[(i / 4) % 4]}").Prepend("item_id,title,genres")));
        (int Person, int Item)[] likes = [.. Likes(160)];
        folder.Write("interactions.csv", Csv($"user_id,item_id,value{(hasTimes ? ",timestamp" : "")}", likes, like => hasTimes ? $",5,{1_000_000 + (like.Item * 86_400)}" : ",5"));
        folder.Write("train.csv", Csv("uid,sid", likes.Where(like => like.Person < 100), _ => ""));
        folder.Write("tr.csv", Csv("uid,sid", likes.Where(like => like.Person is >= 100 and < 130 && like.Item % 5 != 0), _ => ""));
        folder.Write("te.csv", Csv("uid,sid", likes.Where(like => like.Person is >= 100 and < 130 && like.Item % 5 == 0).Append((3000, 5)).Append((101, 77)), _ => ""));
        folder.Write("vtr.csv", Csv("user_id,item_id,value", likes.Where(like => like.Person >= 130 && like.Item % 5 != 0), _ => ",1"));
        folder.Write("vte.csv", Csv("user_id,item_id,value", likes.Where(like => like.Person >= 130 && like.Item % 5 == 0), _ => ",1"));
    }

    private static IEnumerable<(int Person, int Item)> Likes(int people)
    {
        var random = new SeededRandom(5);
        for (int person = 0; person < people; person++)
        {
            for (int item = 0; item < 40; item++)
            {
                if (random.NextInt32(100) < (item % 4 == person % 4 ? 80 : 8))
                {
                    yield return (person, item);
                }
            }
        }
    }

    private static string Csv(string header, IEnumerable<(int Person, int Item)> likes, Func<(int Person, int Item), string> rest) =>
        string.Join('\n', likes.Select(like => string.Create(CultureInfo.InvariantCulture, $"{like.Person},{like.Item}{rest(like)}")).Prepend(header));
}
