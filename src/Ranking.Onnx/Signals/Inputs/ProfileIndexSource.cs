using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>The index of the profile in the model's own list of ids.</summary>
internal sealed class ProfileIndexSource(IReadOnlyList<string> ids, bool perCandidate) : InputSource
{
    private readonly IdList _ids = new(ids);

    public override string Description => "the index of the profile";

    public override IReadOnlyList<TensorElementType> Elements => ItemIndexSource.Indices;

    public override bool IsPerCandidate => perCandidate;

    public override int? Width => 1;

    public override string? Mistake => _ids.Mistake;

    public override InputWriter Bind(RankingSnapshot snapshot, ICollection<string> errors) => new Writer(_ids);

    private sealed class Writer(IdList ids) : InputWriter(width: 1)
    {
        public override bool Knows(Profile profile) => ids.IndexOf(profile.Id) >= 0;

        // Trial runs are of nobody in particular: any index will do.
        public override void Write(CandidateBatch batch, TensorBuffer buffer) => buffer.Fill(Math.Max(0, ids.IndexOf(batch.Context.Profile.Id)));
    }
}
