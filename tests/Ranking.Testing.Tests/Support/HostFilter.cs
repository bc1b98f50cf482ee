namespace Ranking.Testing.Tests.Support;

/// <summary>A filter as hosts write them, since the library has none of its own: it knows a column, a signal and the person.</summary>
internal sealed class HostFilter : ICandidateFilter
{
    public string Name => "well rated, or loved";

    public IReadOnlyList<string> Requires { get; } = ["popularity"];

    public void Filter(CandidateBatch batch, KeepMask mask)
    {
        // A catalog without titles has no columns.
        ReadOnlySpan<float> ratings = batch.Count == 0 ? [] : batch.Context.Snapshot.Catalog.Numbers("rating");
        ReadOnlySpan<float> popularity = batch.Signal("popularity");
        for (int i = 0; i < mask.Length; i++)
        {
            if (!(ratings[batch.Items[i]] >= 5f) && popularity[i] < 0.5f && batch.Context.Profile.Maturity is null)
            {
                mask.Drop(i);
            }
        }
    }
}
