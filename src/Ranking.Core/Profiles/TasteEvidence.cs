using System.Buffers;

namespace Ranking;

/// <summary>
/// How much a profile's taste is to be believed.
/// <code>
/// weight = n / (n + k)      n: titles of the history, or picks where those are more; k: the titles that say as much as nothing known
/// </code>
/// A space that knows the profile by its id, whatever it did, has seen more of it than the history says: its weight is 1. The weight of a shrunk estimate (Efron and Morris 1977, "Stein's
/// paradox in statistics"): an estimate from few observations is drawn towards what suits everyone.
/// </summary>
internal static class TasteEvidence
{
    public static float WeightOf(RankingContext context, IVectorSpace space, float priorPlays)
    {
        if (priorPlays == 0f || IsKnownBy(space, context))
        {
            return 1f;
        }

        float titles = Math.Max(context.History.Count, OnboardingPicks.CountIn(context.Profile, context.Snapshot.Catalog));
        return titles / (titles + priorPlays);
    }

    private static bool IsKnownBy(IVectorSpace space, RankingContext context)
    {
        Profile blank = context.Profile.Onboarding.Count == 0 ? context.Profile : context.Profile with { Onboarding = [] };
        float[] room = ArrayPool<float>.Shared.Rent(space.Items.Dimensions);
        try
        {
            return space.TryEncode(blank, ProfileHistory.Empty, context.Now, room.AsSpan(0, space.Items.Dimensions));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }
}
