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

    /// <summary>What people of the profile's region watch these days.</summary>
    public const string TopInRegion = "top_in_region";

    /// <summary>What the person put on their list.</summary>
    public const string MyList = "my_list";

    /// <summary>What was released of late.</summary>
    public const string NewReleases = "new_releases";

    /// <summary>What a query finds.</summary>
    public const string Query = "query";

    /// <summary>What meets a rule over the catalog's columns.</summary>
    public const string Where = "where";

    /// <summary>What critics praise.</summary>
    public const string CriticallyAcclaimed = "critically_acclaimed";

    /// <summary>What the host advertises.</summary>
    public const string Promotional = "promotional";

    /// <summary>Where someone new may start.</summary>
    public const string StartHere = "start_here";

    /// <summary>A label the person has not touched, that people of their taste watch.</summary>
    public const string Discovery = "discovery";

    /// <summary>What the person finished and liked, some time ago.</summary>
    public const string WatchAgain = "watch_again";

    /// <summary>What few have found, and those stayed with.</summary>
    public const string HiddenGems = "hidden_gems";

    /// <summary>Values like a row the person asked for more of.</summary>
    public const string MoreLikeThis = "more_like_this";
}
