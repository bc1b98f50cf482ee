namespace Ranking.Core.Tests.Candidates;

public class WordReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ...  ", "")]
    [InlineData("Blade Runner 2049", "blade|runner|2049")]
    [InlineData("Spider-Man: Far_from HOME!", "spider|man|far|from|home")]
    [InlineData("Amélie ÀÉÎÕÜ Łódź Ærø Straße Þór", "amelie|aeiou|lodz|aero|strasse|thor")]
    [InlineData("Ame\u0301lie I\u0307stanbul İstanbul ışık", "amelie|istanbul|istanbul|isik")]
    [InlineData("Việt Nam Ǆ Ἀ", "viet|nam|ǆ|ἀ")]
    [InlineData("Ταξίδι Κήθυρα ΌΣ", "ταξιδι|κηθυρα|οσ")]
    [InlineData("Ёлки, Вий", "елки|вий")]
    [InlineData("千と千尋 Spirited", "千|と|千|尋|spirited")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a\uD800b \uDC00", "a|b")]
    [InlineData("𝟜 𐐀", "𝟜|𐐨")]
    public void Reads_words_small_and_without_accents(string text, string words) => Assert.Equal(words, string.Join('|', Words(text)));

    [Fact]
    public void Knows_a_long_word_by_its_first_letters()
    {
        Assert.Equal([new string('x', WordReader.Longest), "y"], Words(new string('X', 1000) + " y"));
        Assert.Equal([new string('x', WordReader.Longest - 1) + "a"], Words(new string('X', WordReader.Longest - 1) + "æ"));
    }

    [Fact]
    public void Reads_the_words_of_words_as_they_are() => Law.HoldsForTexts(text =>
    {
        string[] words = [.. Words(text)];
        Assert.Equal(words, Words(string.Join(' ', words)));
        Assert.All(words, word => Assert.InRange(word.Length, 1, WordReader.Longest));
        Assert.Equal(words, Words(text.ToLowerInvariant() is var small && small.Length == text.Length ? text : small));
    });

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.Longest]);
        while (reader.Read())
        {
            words.Add(new string(reader.Word));
        }

        return words;
    }
}
