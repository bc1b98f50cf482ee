namespace Ranking.Samples.Snippets;

internal static class RowSnippets
{
    public static async Task ValuesAsync()
    {
        RankingContext context = Shelf.Context("ann");
        // begin values
        IAttributeRanker ranker = Attributes.ByTaste();
        IReadOnlyList<RankedValue> genres = await ranker.RankAsync(new AttributeQuery("genres", Take: 2) { MinimumSupport = 2 }, context, CancellationToken.None);
        foreach (RankedValue genre in genres)
        {
            Console.WriteLine($"{genre.Value}: {genre.Support} titles{(genre.IsFallback ? ", by popularity" : "")}");
        }

        // end values
    }
}
