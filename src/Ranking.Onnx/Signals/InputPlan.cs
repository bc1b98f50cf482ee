namespace Ranking.Onnx;

/// <summary>An input of the model and what fills it, checked against each other.</summary>
internal sealed record InputPlan(ModelTensor Tensor, InputSource Source);
