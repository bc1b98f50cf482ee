namespace Ranking;

/// <summary>Which row shows a title that several rows of a page could show. The others refill from their reserves; pinned rows and insertions keep theirs under any policy but <see cref="Off"/>.</summary>
public enum DedupePolicy
{
    /// <summary>The row that comes first from the top.</summary>
    FirstRowKeeps,

    /// <summary>The row where it adds most to the page, counting what each row would show in its stead. Never worth less than under <see cref="FirstRowKeeps"/>, and dearer to work out.</summary>
    LargestValueKeeps,

    /// <summary>All of them: every row shows its own best titles.</summary>
    Off,
}
