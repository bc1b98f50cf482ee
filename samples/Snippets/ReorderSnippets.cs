namespace Ranking.Samples.Snippets;

internal static class ReorderSnippets
{
    public static async Task ReorderAsync()
    {
        RankingContext context = Shelf.Context("dee");
        // begin reorder
        IItemRanker byScore = new ItemRankerBuilder().AddSignals(Signals.Affinity()).UseFormula("affinity").Build();
        IItemRanker diverse = new ItemRankerBuilder().AddSignals(Signals.Affinity()).UseFormula("affinity")
            .AddReorderer(Reorder.Mmr(lambda: 0.4, attribute: "genres", take: 6))
            .Build();

        var query = new ItemQuery("evening", [Candidates.Popular()], Take: 6);
        foreach (IItemRanker ranker in (IItemRanker[])[byScore, diverse])
        {
            RankedList list = await ranker.RankAsync(query, context);
            Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
        }
        // end reorder
    }

    public static async Task ReserveAsync()
    {
        RankingContext context = Shelf.Context("dee");
        // begin reserve
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(Signals.Affinity()).UseFormula("affinity")
            .AddReorderer(Reorder.Explore(share: 0.5))
            .Build();

        // What is near to the taste fills the list; any comedy may be tried, wherever its score would put it.
        ICandidateSource[] sources = [Candidates.WithValue("genres", "Sci-Fi"), Candidates.Reserve(Candidates.WithValue("genres", "Comedy"))];
        RankedList list = await ranker.RankAsync(new ItemQuery("evening", sources, Take: 6), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
        // end reserve
    }

    public static async Task FatigueAsync()
    {
        RankingContext context = Shelf.Context("dee");
        // begin fatigue
        IScorer scorer = Scorers.Fatigue(Scorers.Formula("0.8 * affinity + 0.2 * popularity"), half: 5);
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().UseScorer(scorer).Build();
        // end fatigue
        RankedList list = await ranker.RankAsync(new ItemQuery("evening", [Candidates.Popular()], Take: 3), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
    }
}
