namespace Ranking.Samples.Simulator.Measures;

/// <summary>What is measured of each visit; over several days the mean of them, but for the two shares.</summary>
internal enum Measure
{
    /// <summary>The chance that anything on the page is played, by attention and the true chances.</summary>
    ExpectedReward,

    /// <summary>The chance that one of the first 20 titles looked at is played.</summary>
    PlayWithin20,

    /// <summary>2-D NDCG with the true chances as grades, over all titles that could be played: titles that run out lower it less than the reward.</summary>
    Ndcg2D,

    /// <summary>1 − the mean cosine of the label mixes of two rows.</summary>
    RowDiversity,

    /// <summary>How far the genres of the page, by attention, are from those of the true taste of the day, in nats: lower is better.</summary>
    CalibrationKl,

    /// <summary>The share of a viewer's plays of titles with no label they had played before; 0 for a viewer without plays.</summary>
    Discovery,

    /// <summary>Titles that the page has in common with the day before (Jaccard), from the second day on.</summary>
    RefreshOverlap,

    /// <summary>The share of visits in which something was played.</summary>
    Plays,
}
