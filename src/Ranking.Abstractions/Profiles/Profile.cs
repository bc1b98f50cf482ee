namespace Ranking;

/// <summary>Whom a page is for, and what limits what they may see.</summary>
/// <param name="Id">The host's id of the profile. Profiles never share state, also within one account.</param>
/// <remarks>Holds nothing about age, birth date or gender: demographics are not inputs.</remarks>
public sealed record Profile(string Id)
{
    /// <summary>The region the person is in; null where it is not known, which hides titles limited to regions.</summary>
    public string? Region { get; init; }

    /// <summary>The person's language; null where it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>The strictest maturity label allowed, such as "PG" for a child's profile; null for no limit.</summary>
    public string? Maturity { get; init; }

    /// <summary>
    /// What the person picked when the profile was made: titles by id, which stand in for plays until there are some, and labels as column=value, such as genres=Drama, which a vector space may count
    /// beside the first plays. What is neither plays no part.
    /// </summary>
    public IReadOnlyList<string> Onboarding { get; init; } = [];
}
