namespace Ranking;

/// <summary>Ranks values by the cosine of the profile's vector with each value's, in a vector space; with several personas, by what <see cref="PersonaAttention"/> makes of them.</summary>
internal sealed class TasteAttributeRanker(string? space, int personas) : IAttributeRanker
{
    public string Name => space is null ? "taste" : $"taste({space})";

    public ValueTask<IReadOnlyList<RankedValue>> RankAsync(
        AttributeQuery query, RankingContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttributeRanking.Rank(Name, query, context, Score, cancellationToken));

    private bool Score(CategoryColumn column, RankingContext context, Span<float> scores)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return false;
        }

        ReadOnlySpan<float> tastes = context.PersonasIn(vectors, personas);
        if (tastes.IsEmpty)
        {
            return false;
        }

        PersonaAttention.Score(vectors.Values(column), tastes, scores);
        return true;
    }
}
