using System.Globalization;

namespace Ranking.Evaluation;

/// <summary>What people did, parted into what a model may learn from and what it is asked for.</summary>
/// <remarks>
/// <para>
/// Every interaction is in exactly one part. A title goes to one part with everything a profile did with it, so that what is asked for was never seen. The parts depend on the seed,
/// and not on the order in which interactions come; they are sorted by profile, title and time. Immutable and safe for concurrent use.
/// </para>
/// <para>Whatever is held out counts as relevant: pass only what people liked, such as ratings of 4 and more, and keep impressions and skips out.</para>
/// </remarks>
public sealed class Split
{
    private readonly List<Interaction> _train = [];
    private readonly List<Interaction> _foldIn = [];
    private readonly List<Interaction> _heldOut = [];

    private Split(string description) => Description = description;

    /// <summary>How it was made, in words and numbers, for a report.</summary>
    public string Description { get; }

    /// <summary>What a model may learn from.</summary>
    public IReadOnlyList<Interaction> Train => _train;

    /// <summary>What a model may see of the held-out profiles when it is asked, and never learned from. Empty but for <see cref="ByProfiles"/>.</summary>
    public IReadOnlyList<Interaction> FoldIn => _foldIn;

    /// <summary>What the model should find.</summary>
    public IReadOnlyList<Interaction> HeldOut => _heldOut;

    /// <summary>
    /// Strong generalisation: some profiles are kept out of training altogether; when the model is asked, it sees most of their titles and should find the rest.
    /// Liang et al. 2018, "Variational autoencoders for collaborative filtering"; Marlin 2004.
    /// </summary>
    /// <param name="interactions">What people did.</param>
    /// <param name="share">The share of the profiles with enough titles that is held out: above 0 and below 1, rounded to whole profiles, at least one. Default: 0.1.</param>
    /// <param name="foldIn">The share of a held-out profile's titles that the model sees: above 0 and below 1, rounded to whole titles, at least one on either side. Default: 0.8.</param>
    /// <param name="minimumTitles">Profiles with fewer titles are never held out; all of theirs is for training. At least 2. Default: 5.</param>
    /// <param name="seed">The seed. Default: 0.</param>
    /// <exception cref="RankingException">No profile has enough titles, or nothing would be left to learn from.</exception>
    public static Split ByProfiles(IEnumerable<Interaction> interactions, double share = 0.1, double foldIn = 0.8, int minimumTitles = 5, ulong seed = 0)
    {
        CheckShare(share, nameof(share));
        CheckShare(foldIn, nameof(foldIn));
        ProfileTitles[] profiles = Group(interactions, minimumTitles, atLeast: 2);
        ProfileTitles[] eligible = [.. profiles.Where(profile => profile.Titles.Length >= minimumTitles)];
        new SeededRandom(SeededRandom.Derive(seed, "profiles")).Shuffle<ProfileTitles>(eligible);
        int count = Math.Clamp(Rounded(share * eligible.Length), 1, eligible.Length);
        var chosen = new HashSet<ProfileTitles>(eligible.Take(count));
        var split = new Split(Text(
            $"strong generalisation: {count} of {eligible.Length} profiles with at least {minimumTitles} titles held out, {100 * foldIn:0.##} % of each folded in, seed {seed}"));
        foreach (ProfileTitles profile in profiles)
        {
            if (chosen.Contains(profile))
            {
                split.Part(profile.Shuffled(seed, "fold-in"), HeldOutCount(1 - foldIn, profile.Titles.Length), split._foldIn);
            }
            else
            {
                split.Part(profile.Titles, 0, split._train);
            }
        }

        return split._train.Count > 0
            ? split.Sorted()
            : throw new RankingException($"All {profiles.Length} profiles would be held out, which leaves nothing to learn from; there must be more profiles, or a smaller share.");
    }

    /// <summary>Leave the last out: of each profile the titles touched last are held out, and all that is older is for training.</summary>
    /// <param name="interactions">What people did; each with its time.</param>
    /// <param name="titles">How many titles of a profile are held out; at least 1. Ties in time break by the title's id. Default: 1.</param>
    /// <param name="minimumTitles">Of profiles with fewer titles nothing is held out. Above <paramref name="titles"/>. Default: 5.</param>
    /// <exception cref="RankingException">An interaction has no time, so nobody knows which is the last; or no profile has enough titles.</exception>
    /// <remarks>Training may hold what others did later: this asks what a person does next, not what a whole service could know on a day.</remarks>
    public static Split ByTime(IEnumerable<Interaction> interactions, int titles = 1, int minimumTitles = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(titles, 1);
        ProfileTitles[] profiles = Group(interactions, minimumTitles, atLeast: titles + 1);
        int untimed = profiles.Sum(profile => profile.Titles.Sum(title => title.Interactions.Count(interaction => interaction.Time is null)));
        if (untimed > 0)
        {
            throw new RankingException($"{untimed} interactions have no time, so the last of a profile is not known; leave them out, or use Split.AtRandom.");
        }

        var split = new Split(Text($"last out: the {titles} newest titles of profiles with at least {minimumTitles} titles"));
        foreach (ProfileTitles profile in profiles)
        {
            split.Part(profile.NewestFirst(), profile.Titles.Length >= minimumTitles ? titles : 0, split._train);
        }

        return split.Sorted();
    }

    /// <summary>Random hold-out: of each profile a share of the titles is held out, whenever they were touched.</summary>
    /// <param name="interactions">What people did.</param>
    /// <param name="share">The share of a profile's titles that is held out: above 0 and below 1, rounded to whole titles, at least one held out and one left. Default: 0.2.</param>
    /// <param name="minimumTitles">Of profiles with fewer titles nothing is held out. At least 2. Default: 5.</param>
    /// <param name="seed">The seed. Default: 0.</param>
    /// <exception cref="RankingException">No profile has enough titles.</exception>
    public static Split AtRandom(IEnumerable<Interaction> interactions, double share = 0.2, int minimumTitles = 5, ulong seed = 0)
    {
        CheckShare(share, nameof(share));
        ProfileTitles[] profiles = Group(interactions, minimumTitles, atLeast: 2);
        var split = new Split(Text($"random hold-out: {100 * share:0.##} % of the titles of profiles with at least {minimumTitles} titles, seed {seed}"));
        foreach (ProfileTitles profile in profiles)
        {
            int heldOut = profile.Titles.Length >= minimumTitles ? HeldOutCount(share, profile.Titles.Length) : 0;
            split.Part(profile.Shuffled(seed, "hold-out"), heldOut, split._train);
        }

        return split.Sorted();
    }

    /// <summary>Cross-validation: each title of each profile is held out in exactly one of several splits, and for training in all others.</summary>
    /// <param name="interactions">What people did.</param>
    /// <param name="folds">How many splits; at least 2. Default: 5.</param>
    /// <param name="minimumTitles">Of profiles with fewer titles nothing is held out in any. At least 2. Default: 5.</param>
    /// <param name="seed">The seed. Default: 0.</param>
    /// <returns>The splits. A profile with fewer titles than there are folds is held out in as many as it has titles.</returns>
    /// <exception cref="RankingException">No profile has enough titles.</exception>
    public static IReadOnlyList<Split> Folds(IEnumerable<Interaction> interactions, int folds = 5, int minimumTitles = 5, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ProfileTitles[] profiles = Group(interactions, minimumTitles, atLeast: 2);
        Split[] splits = [.. Enumerable.Range(1, folds).Select(fold => new Split(Text(
            $"fold {fold} of {folds} over the titles of profiles with at least {minimumTitles} titles, seed {seed}")))];
        foreach (ProfileTitles profile in profiles)
        {
            ProfileTitles.Title[] titles = profile.Shuffled(seed, "folds");
            // Short profiles would otherwise all be held out in the first folds.
            int first = new SeededRandom(SeededRandom.Derive(seed, "first fold", profile.ProfileId)).NextInt32(folds);
            for (int fold = 0; fold < folds; fold++)
            {
                for (int i = 0; i < titles.Length; i++)
                {
                    bool isHeldOut = titles.Length >= minimumTitles && (first + i) % folds == fold;
                    (isHeldOut ? splits[fold]._heldOut : splits[fold]._train).AddRange(titles[i].Interactions);
                }
            }
        }

        return [.. splits.Select(split => split.Sorted())];
    }

    /// <summary>The people to ask a model about, for <see cref="ListEvaluator"/>.</summary>
    /// <param name="itemIds">The ids of the titles at their ordinals: <c>catalog.Ids.Names</c>, or a model's own list.</param>
    /// <param name="seenInTrainingOnly">Whether titles that nobody has in <see cref="Train"/> are left out, as papers do who ask of a model only what it could know. Default: false.</param>
    /// <returns>
    /// One a profile that holds anything out, by profile id. Its history is what it did in <see cref="FoldIn"/> and <see cref="Train"/>, each title once, the newest first, without times by ordinal.
    /// Titles that are not among the ids are left out, and so are people of whom nothing held out is left.
    /// </returns>
    public IReadOnlyList<HeldOutProfile> Profiles(IReadOnlyList<string> itemIds, bool seenInTrainingOnly = false)
    {
        ArgumentNullException.ThrowIfNull(itemIds);
        var seen = seenInTrainingOnly ? _train.Select(interaction => interaction.ItemId).ToHashSet(StringComparer.Ordinal) : null;
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int item = 0; item < itemIds.Count; item++)
        {
            if (seen is null || seen.Contains(itemIds[item]))
            {
                ordinals.TryAdd(itemIds[item], item);
            }
        }

        ILookup<string, Interaction> known = _train.Concat(_foldIn).ToLookup(interaction => interaction.ProfileId, StringComparer.Ordinal);
        var people = new List<HeldOutProfile>();
        foreach (var profile in _heldOut.GroupBy(interaction => interaction.ProfileId, StringComparer.Ordinal))
        {
            int[] heldOut = [.. profile.Where(interaction => ordinals.ContainsKey(interaction.ItemId)).Select(interaction => ordinals[interaction.ItemId]).Distinct()];
            if (heldOut.Length > 0)
            {
                int[] history = [.. known[profile.Key].Where(interaction => ordinals.ContainsKey(interaction.ItemId))
                    .OrderByDescending(interaction => interaction.Time).ThenBy(interaction => ordinals[interaction.ItemId])
                    .Select(interaction => ordinals[interaction.ItemId]).Distinct()];
                people.Add(new HeldOutProfile(profile.Key, history, heldOut));
            }
        }

        return people;
    }

    private static ProfileTitles[] Group(IEnumerable<Interaction> interactions, int minimumTitles, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumTitles, atLeast);
        ProfileTitles[] profiles = ProfileTitles.Group(interactions);
        return Array.Exists(profiles, profile => profile.Titles.Length >= minimumTitles)
            ? profiles
            : throw new RankingException($"None of {profiles.Length} profiles has {minimumTitles} titles, so nothing can be held out.");
    }

    private static int HeldOutCount(double share, int titles) => Math.Clamp(Rounded(share * titles), 1, titles - 1);

    private static int Rounded(double count) => (int)Math.Round(count, MidpointRounding.AwayFromZero);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void CheckShare(double share, string name)
    {
        if (!(share > 0d && share < 1d))
        {
            throw new ArgumentOutOfRangeException(name, share, "Must be above 0 and below 1.");
        }
    }

    // The first titles are held out, the rest goes to the other part.
    private void Part(ProfileTitles.Title[] titles, int heldOut, List<Interaction> rest)
    {
        for (int i = 0; i < titles.Length; i++)
        {
            (i < heldOut ? _heldOut : rest).AddRange(titles[i].Interactions);
        }
    }

    private Split Sorted()
    {
        foreach (List<Interaction> part in new[] { _train, _foldIn, _heldOut })
        {
            Interaction[] sorted = [.. part.OrderBy(interaction => interaction.ProfileId, StringComparer.Ordinal).ThenBy(interaction => interaction.ItemId, StringComparer.Ordinal)];
            part.Clear();
            part.AddRange(sorted);
        }

        return this;
    }
}
