namespace Ranking;

/// <summary>A built-in part that can say what it is made of.</summary>
internal interface IDescribed
{
    PlanNode Describe();
}
