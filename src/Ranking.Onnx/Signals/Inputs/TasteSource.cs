namespace Ranking.Onnx;

/// <summary>The direction of the profile's taste in a space; zeros for a profile without taste.</summary>
internal sealed class TasteSource(string space, bool perCandidate) : InputSource
{
    public override string Description => $"the taste in '{space}'";

    public override bool IsPerCandidate => perCandidate;

    public override int? Width => null;

    /// <summary>A space of a snapshot, or an error.</summary>
    public static IVectorSpace? Find(RankingSnapshot snapshot, string space, ICollection<string> errors)
    {
        if (snapshot.Spaces.TryGetValue(space, out IVectorSpace? found))
        {
            return found;
        }

        errors.Add($"the snapshot has no vector space '{space}'.{NearestName.Hint(space, snapshot.Spaces.Keys)}".TrimEnd('.'));
        return null;
    }

    public override InputWriter? Bind(RankingSnapshot snapshot, ICollection<string> errors) =>
        Find(snapshot, space, errors) is { } found ? new Writer(found) : null;

    private sealed class Writer(IVectorSpace space) : InputWriter(space.Items.Dimensions)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer)
        {
            Span<float> destination = buffer.Floats;
            ReadOnlySpan<float> taste = batch.Context.TasteIn(space);
            if (taste.IsEmpty)
            {
                destination.Clear();
                return;
            }

            // Once for the page, or a row a candidate.
            for (; !destination.IsEmpty; destination = destination[Width..])
            {
                taste.CopyTo(destination);
            }
        }
    }
}
