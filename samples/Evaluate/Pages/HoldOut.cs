using System.Globalization;
using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>What of each person is held out.</summary>
/// <param name="Last">The newest titles; 0 where a share at random is.</param>
/// <param name="Share">The share at random.</param>
internal readonly record struct HoldOut(int Last, double Share)
{
    public static bool TryParse(string text, out HoldOut holdOut)
    {
        string[] parts = text.Split(':');
        holdOut = default;
        if (parts is ["last", _] && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int titles) && titles >= 1)
        {
            holdOut = new HoldOut(titles, 0);
            return true;
        }

        if (parts is ["random", _] && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and < 1)
        {
            holdOut = new HoldOut(0, share);
            return true;
        }

        return false;
    }

    public Split Split(IEnumerable<Interaction> interactions, ulong seed) => Last > 0
        ? Evaluation.Split.ByTime(interactions, Last, minimumTitles: Math.Max(5, Last + 1))
        : Evaluation.Split.AtRandom(interactions, Share, seed: seed);

    public override string ToString() => Last > 0 ? $"last:{Last}" : string.Create(CultureInfo.InvariantCulture, $"random:{Share}");
}
