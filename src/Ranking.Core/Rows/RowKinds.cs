namespace Ranking;

/// <summary>The names of the row kinds, as pages and files show them. A host's own kinds have names of their own.</summary>
public static class RowKinds
{
    /// <summary>The titles of an attribute value.</summary>
    public const string Attribute = "attribute";

    /// <summary>The best of everything for the person.</summary>
    public const string TopPicks = "top_picks";

    /// <summary>What gains now.</summary>
    public const string Trending = "trending";

    /// <summary>What the person left part way.</summary>
    public const string ContinueWatching = "continue_watching";

    /// <summary>What is like a title the person watched.</summary>
    public const string BecauseYouWatched = "because_you_watched";

    /// <summary>What editors chose.</summary>
    public const string Editorial = "editorial";

    /// <summary>What everybody watches.</summary>
    public const string Popular = "popular";
}
