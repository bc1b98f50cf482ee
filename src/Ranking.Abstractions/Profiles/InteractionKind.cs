namespace Ranking;

/// <summary>What a person did with a title.</summary>
public enum InteractionKind
{
    /// <summary>Started it; <see cref="Interaction.Completion"/> says how far they came.</summary>
    Play,

    /// <summary>Came further in it and may resume.</summary>
    Progress,

    /// <summary>Watched it to its end.</summary>
    Complete,

    /// <summary>Stopped it and did not mean to resume.</summary>
    Abandon,

    /// <summary>Watched it again.</summary>
    Rewatch,

    /// <summary>Passed over it.</summary>
    Skip,

    /// <summary>Rested on it, or looked at its preview.</summary>
    Hover,

    /// <summary>Found it by searching.</summary>
    Search,

    /// <summary>Rated it; <see cref="Interaction.Completion"/> holds the rating over the best rating.</summary>
    Rate,

    /// <summary>Said they liked it.</summary>
    ThumbsUp,

    /// <summary>Said they did not like it.</summary>
    ThumbsDown,

    /// <summary>Asked not to be shown it again.</summary>
    Hide,

    /// <summary>Put it on their list.</summary>
    ListAdd,

    /// <summary>Took it off their list.</summary>
    ListRemove,

    /// <summary>Was shown it.</summary>
    Impression,
}
