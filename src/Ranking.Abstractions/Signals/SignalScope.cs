namespace Ranking;

/// <summary>What a number describes.</summary>
public enum SignalScope
{
    /// <summary>A title, whatever row it is in: computed once over the titles of the page.</summary>
    Page,

    /// <summary>A title within one row, such as its likeness to the row's seed: computed once over the candidates of all rows.</summary>
    Row,
}
