using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>The links of affinity to plays and to completion, fitted once a space on the same sample.</summary>
internal sealed class EngagementLinks(EngagementSample sample, Vocabulary ids, DateTimeOffset asOf)
{
    // Odds of a mean completion of 0 or 1 would be 0 or infinite.
    private const float LeastCompletion = 0.001f;

    // Nobody's id: a space that knows profiles by their ids would give a vector that was made of what it is asked about.
    private static readonly Profile Somebody = new("a profile of the sample");

    private readonly ConditionalWeakTable<IVectorSpace, Links> _links = new();

    /// <summary>The links of a space. The first call fits them, and others wait for it.</summary>
    public Links Of(IVectorSpace space)
    {
        if (_links.TryGetValue(space, out Links? links))
        {
            return links;
        }

        lock (_links)
        {
            if (!_links.TryGetValue(space, out links))
            {
                _links.Add(space, links = Fit(space));
            }

            return links;
        }
    }

    /// <summary>A completion whose odds are finite.</summary>
    public static float Hold(float completion) => Math.Clamp(completion, LeastCompletion, 1f - LeastCompletion);

    private Links Fit(IVectorSpace space)
    {
        EmbeddingTable vectors = space.Items;
        var taste = new float[vectors.Dimensions];
        var plays = new List<LogisticLink.Observation>();
        var completions = new List<LogisticLink.Observation>();
        for (int profile = 0; profile < sample.Count; profile++)
        {
            if (!space.TryEncode(Somebody, HistoryOf(profile), asOf, taste))
            {
                continue;
            }

            ReadOnlySpan<EngagementSample.Asked> asked = sample.AskedOf(profile);
            var items = new int[asked.Length];
            var affinity = new float[asked.Length];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = asked[i].Item;
            }

            vectors.Cosine(taste, items, affinity);
            for (int i = 0; i < items.Length; i++)
            {
                if (!float.IsFinite(affinity[i]) || vectors.Norm(items[i]) == 0f)
                {
                    continue;
                }

                plays.Add(new(Logit(asked[i].Rate), affinity[i], asked[i].IsPlayed ? 1 : 0, asked[i].Weight));
                if (asked[i].IsPlayed)
                {
                    completions.Add(new(Logit(Hold(asked[i].MeanCompletion)), affinity[i], asked[i].Completion, Weight: 1));
                }
            }
        }

        return new Links(LogisticLink.Fit(plays), LogisticLink.Fit(completions));
    }

    private ProfileHistory HistoryOf(int profile)
    {
        ReadOnlySpan<(int Item, float Completion, DateTimeOffset? Time)> known = sample.KnownOf(profile);
        var events = new Interaction[known.Length];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = new Interaction("", Somebody.Id, ids[known[i].Item], InteractionKind.Play, known[i].Time) { Completion = known[i].Completion };
        }

        return ProfileHistory.Create(events, ids);
    }

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The links of one space.</summary>
    public sealed record Links(LogisticLink Play, LogisticLink Completion);
}
