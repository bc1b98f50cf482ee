using System.Numerics.Tensors;

namespace Ranking;

/// <summary>
/// What the session says in a space, and how it turns tastes.
/// <code>
/// w(i)    = weight of title i · 2^(−minutes since it was touched / 20)
/// session = Σ w(i) · v(i) over w(i) &gt; 0  −  min(1, 1 / n) · Σ |w(i)| · v(i) over w(i) &lt; 0        n = Σ |w(i)| over w(i) &lt; 0
/// taste'  = 3 · taste + session, normalised; of several personas the one nearest to the session, which then comes first
/// </code>
/// A taste counts as three titles watched just now, so that a title or two turn it and do not replace it. All that was refused together counts as one title at the most: a page shows titles
/// near to the taste, and leaving most of them alone does not say that the taste has changed. When the pause that ends a session is over, its last title still counts a third.
/// </summary>
internal static class SessionIntent
{
    private const double HalfLifeMinutes = 20;
    private const double SecondsPerMinute = 60;
    private const float TasteStrength = 3f;
    private const float MostRefused = 1f;

    /// <summary>Whether the newest session goes on at a moment.</summary>
    public static bool IsOn(ProfileHistory history, DateTimeOffset now) =>
        history.SessionEnd != Catalog.MissingTime && now.ToUnixTimeSeconds() - history.SessionEnd <= ProfileHistory.SessionPause.TotalSeconds;

    /// <summary>Writes what the session says, not normalised; zeros where it says nothing.</summary>
    public static void Pool(EmbeddingTable items, ProfileHistory history, DateTimeOffset now, Span<float> session)
    {
        session.Clear();
        if (!IsOn(history, now))
        {
            return;
        }

        float refused = 0f;
        for (int i = 0; i < history.SessionItems.Length; i++)
        {
            refused += items.Norm(history.SessionItems[i]) > 0f ? Math.Max(0f, -WeightOf(history, i, now)) : 0f;
        }

        float share = Math.Min(1f, MostRefused / refused);
        float[] room = items.IsQuantized ? new float[items.Dimensions] : [];
        for (int i = 0; i < history.SessionItems.Length; i++)
        {
            float weight = WeightOf(history, i, now);
            TensorPrimitives.MultiplyAdd(items.Row(history.SessionItems[i], room), weight < 0f ? share * weight : weight, session, session);
        }

        // Spans of mapped rows do not hold the table.
        GC.KeepAlive(items);
    }

    /// <summary>Turns the persona that is nearest to the session, and puts it first.</summary>
    /// <param name="session">What <see cref="Pool"/> wrote; zeros turn nothing.</param>
    /// <param name="personas">The personas behind each other, each of length 1; at least one.</param>
    public static void Turn(ReadOnlySpan<float> session, Span<float> personas)
    {
        int dimensions = session.Length;
        int nearest = 0;
        float most = float.NegativeInfinity;
        for (int start = 0; start < personas.Length; start += dimensions)
        {
            float likeness = TensorPrimitives.Dot(session, personas.Slice(start, dimensions));
            (nearest, most) = likeness > most ? (start, likeness) : (nearest, most);
        }

        var turned = new float[dimensions];
        TensorPrimitives.MultiplyAdd(personas.Slice(nearest, dimensions), TasteStrength, session, turned);
        if (session.IndexOfAnyExcept(0f) < 0 || EmbeddingTable.Normalize(turned) == 0f)
        {
            return;
        }

        // Those before it make room for it.
        personas[..nearest].CopyTo(personas[dimensions..]);
        turned.CopyTo(personas);
    }

    private static float WeightOf(ProfileHistory history, int index, DateTimeOffset now)
    {
        double minutes = Math.Max(0, now.ToUnixTimeSeconds() - history.SessionTimes[index]) / SecondsPerMinute;
        return (float)(history.SessionWeights[index] * Math.Pow(2, -minutes / HalfLifeMinutes));
    }
}
