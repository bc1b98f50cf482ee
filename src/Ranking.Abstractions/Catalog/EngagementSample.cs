namespace Ranking;

/// <summary>
/// What a bounded sample of profiles played, parted into what their taste is made of and titles to ask that taste about: some they played, and some they did not. At most 1,000 profiles, those whose
/// ids hash lowest, with at most 96 titles each to make a taste of and 64 to ask about: less than 5 MB.
/// <code>
/// of the n titles a profile played    the 128 newest, in an order by chance where there are no times; of those the newest quarter is asked about, each for n / asked
/// of the m titles it was shown        32 of those it did not play, by chance, each for m / 32
///   where nobody was shown any        32 drawn from all titles with a chance of rate / Σ rate, those it played left out, each for Σ rate / (32 · rate)
/// </code>
/// Titles are weighed by what they stand for (Horvitz and Thompson 1952), so that what is fitted holds for all titles and not for the sample. No title is asked about that the taste is made of: a taste has
/// something of each title in it, and would be found to predict what it was told. Nor does its own play count towards the rate it is compared with.
/// </summary>
internal sealed partial class EngagementSample
{
    public const int MostProfiles = 1_000;
    public const int MostTitles = 128;
    public const int MostAsked = 32;

    private readonly int[] _offsets;
    private readonly (int Item, float Completion, DateTimeOffset? Time)[] _known;
    private readonly int[] _askedOffsets;
    private readonly Asked[] _asked;

    private EngagementSample(int[] offsets, (int Item, float Completion, DateTimeOffset? Time)[] known, int[] askedOffsets, Asked[] asked) =>
        (_offsets, _known, _askedOffsets, _asked) = (offsets, known, askedOffsets, asked);

    /// <summary>The number of profiles.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>What a profile's taste is made of, the oldest first.</summary>
    public ReadOnlySpan<(int Item, float Completion, DateTimeOffset? Time)> KnownOf(int profile) => _known.AsSpan(_offsets[profile], _offsets[profile + 1] - _offsets[profile]);

    /// <summary>What it is asked about.</summary>
    public ReadOnlySpan<Asked> AskedOf(int profile) => _asked.AsSpan(_askedOffsets[profile], _askedOffsets[profile + 1] - _askedOffsets[profile]);

    /// <summary>A title a taste is asked about.</summary>
    /// <param name="Item">The title.</param>
    /// <param name="Rate">Its click-through rate without this profile.</param>
    /// <param name="Weight">How many titles it stands for.</param>
    /// <param name="Completion">How far the profile watched it; NaN where it did not.</param>
    /// <param name="MeanCompletion">How far the others did.</param>
    public readonly record struct Asked(int Item, float Rate, float Weight, float Completion, float MeanCompletion)
    {
        public bool IsPlayed => !float.IsNaN(Completion);
    }
}
