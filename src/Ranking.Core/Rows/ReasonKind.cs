namespace Ranking;

/// <summary>Why a row or title is on a page.</summary>
public enum ReasonKind
{
    /// <summary>Nobody asked for a reason.</summary>
    None,

    /// <summary>It suits the person's taste as a whole.</summary>
    Taste,

    /// <summary>The person liked a title of the row's label: <see cref="Reason.Subject"/>.</summary>
    Liked,

    /// <summary>It has a label, <see cref="Reason.Subject"/>, of a title the person liked, <see cref="Reason.Other"/>.</summary>
    SharedLabel,

    /// <summary>It is like a title: <see cref="Reason.Subject"/>.</summary>
    SimilarTo,

    /// <summary>The person watched a part of it: <see cref="Reason.Amount"/>, 0 to 1.</summary>
    Resume,

    /// <summary>It gains now.</summary>
    Trending,

    /// <summary>Many watch it: <see cref="Reason.Amount"/> profiles; 0 where that is not said.</summary>
    Popular,

    /// <summary>Nobody has watched it yet.</summary>
    Undiscovered,

    /// <summary>Editors chose it.</summary>
    Editorial,

    /// <summary>Something of the host's own: <see cref="Reason.Subject"/> says it.</summary>
    Custom,

    /// <summary>It is among what people of a region, <see cref="Reason.Subject"/>, watch most these days.</summary>
    Chart,

    /// <summary>The person put it on their list.</summary>
    Listed,

    /// <summary>It is new: <see cref="Reason.Subject"/> is the day it was released, as 2026-03-14, or its year where no more is known.</summary>
    Released,

    /// <summary>A number column of the catalog, <see cref="Reason.Subject"/>, speaks for it: <see cref="Reason.Amount"/>.</summary>
    Column,

    /// <summary>The host advertises it.</summary>
    Promoted,

    /// <summary>It is a place to start for someone new.</summary>
    StartHere,

    /// <summary>People who like a label the person likes, <see cref="Reason.Subject"/>, watch it: <see cref="Reason.Amount"/> times as often as chance.</summary>
    Discovery,

    /// <summary>The person finished it: <see cref="Reason.Amount"/> days ago.</summary>
    Finished,

    /// <summary>Few have found it, <see cref="Reason.Amount"/> profiles, and they stayed with it; 0 where that is not said.</summary>
    HiddenGem,

    /// <summary>
    /// It suits one of the person's several tastes, which is named by a label of titles they liked: <see cref="Reason.Subject"/>. As the reason a row gives for all its titles
    /// (<see cref="RowCandidate.ItemReason"/>), <see cref="Reason.Other"/> is the vector space, null for the first, and <see cref="Reason.Amount"/> how many tastes a profile has at the most; a title
    /// near to none that has a name keeps a reason of its own.
    /// </summary>
    Persona,
}
