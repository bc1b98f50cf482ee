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
}
