using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class OnnxModelTests
{
    private static readonly TensorLayout Scalars = new(IsPerCandidate: true, Rank: 1, Width: 1);

    [Fact]
    public void Tells_its_inputs_and_outputs()
    {
        using OnnxModel model = Load(Models.Heads());
        Assert.Equal(["'x' (float [n, 2])", "'taste' (float [n, 2])", "'price' (float [n])"], model.Inputs.Select(input => input.ToString()));
        Assert.Equal(["'near' (float [n, 1])", "'cheap' (float [n])", "'both' (float [n, 2])"], model.Outputs.Select(output => output.ToString()));
    }

    [Fact]
    public void Names_a_dimension_that_has_no_name_by_a_question_mark() =>
        Assert.Equal("'x' (int64 [?, 3])", new ModelTensor("x", TensorElementType.Int64, [-1, 3], ["", ""]).ToString());

    [Fact]
    public void Stops_for_a_cancelled_token_and_runs_again_afterwards()
    {
        using OnnxModel model = Load(Models.Echo(TensorElementType.Float, ["n"], ["n"]));
        using var buffers = new RunBuffers(model.Inputs, model.Outputs);
        buffers.Inputs[0].Shape(Scalars, 2);
        buffers.Outputs[0].Shape(Scalars, 2);
        ((float[])[1f, 2f]).CopyTo(buffers.Inputs[0].Floats);

        var token = new CancellationToken(canceled: true);
        Assert.Equal(token, Assert.Throws<OperationCanceledException>(() => model.Run(buffers, token)).CancellationToken);
        model.Run(buffers, CancellationToken.None);
        Assert.Equal([1f, 2f], buffers.Outputs[0].Floats.ToArray());
    }

    private static OnnxModel Load(ModelFile file) => OnnxModel.Load("model", threads: 1, options => new InferenceSession(file.ToArray(), options));
}
