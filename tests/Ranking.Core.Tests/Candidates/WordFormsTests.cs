namespace Ranking.Core.Tests.Candidates;

public class WordFormsTests
{
    [Theory]
    [InlineData("cabaret", "cabaret", 0)]
    [InlineData("cabarat", "cabaret", 1)]
    [InlineData("cabret", "cabaret", 1)]
    [InlineData("cabareet", "cabaret", 1)]
    [InlineData("cabaert", "cabaret", 1)]
    [InlineData("acbaret", "cabaret", 1)]
    [InlineData("acbarte", "cabaret", 2)]
    [InlineData("cat", "cabaret", 4)]
    public void Counts_edits(string typed, string listed, int distance)
    {
        Assert.Equal(distance > 2 ? [] : [(0, distance)], WordForms.Near([listed], typed, 2));
    }

    [Fact]
    public void Finds_what_comparing_with_every_word_finds() => Law.Holds(random =>
    {
        string[] words = [.. Enumerable.Range(0, random.NextInt32(200)).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string typed = Word(random);
        int most = random.NextInt32(4);
        Assert.Equal(
            words.Select((word, place) => (place, Distance(word, typed))).Where(form => form.Item2 <= most),
            WordForms.Near(words, typed, most));
    });

    private static string Word(SeededRandom random) => string.Concat(Enumerable.Range(0, 1 + random.NextInt32(7)).Select(_ => (char)('a' + random.NextInt32(3))));

    // The whole table of optimal string alignment.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
