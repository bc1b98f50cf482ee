namespace Ranking;

/// <summary>Titles left part way, by the likelihood of being resumed.</summary>
internal sealed class ResumableSource : ICandidateSource
{
    public string Name => "resumable";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        var found = new List<(int Item, float Score)>();
        for (int i = 0; i < context.History.Count; i++)
        {
            if (context.History.IsResumable(i))
            {
                found.Add((context.History.Items[i], ResumeLikelihood.Of(context, i)));
            }
        }

        candidates.AddBest(found);
        return ValueTask.CompletedTask;
    }
}
