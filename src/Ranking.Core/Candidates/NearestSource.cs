namespace Ranking;

/// <summary>The eligible titles nearest to the profile's taste, or to its personas in turns.</summary>
internal sealed class NearestSource(string? space, int personas, int most) : ICandidateSource
{
    public string Name => "nearest";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return ValueTask.CompletedTask;
        }

        ReadOnlySpan<float> tastes = context.PersonasIn(vectors, personas);
        if (tastes.Length > vectors.Items.Dimensions)
        {
            PersonaSearch.Fill(vectors, tastes, candidates, Math.Min(most, candidates.Limit), cancellationToken);
        }
        else if (!tastes.IsEmpty)
        {
            IndexSearch.Fill(vectors, tastes, candidates, Math.Min(most, candidates.Limit), cancellationToken);
        }

        return ValueTask.CompletedTask;
    }
}
