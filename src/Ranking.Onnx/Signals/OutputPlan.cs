namespace Ranking.Onnx;

/// <summary>An output of the model that is read, and its checked shape.</summary>
internal sealed record OutputPlan(ModelTensor Tensor, TensorLayout Layout);
