namespace Ranking.Embeddings;

/// <summary>How far a training is.</summary>
/// <param name="Model">The model's name, such as "elsa".</param>
/// <param name="Step">The steps done: epochs, iterations or stages, as the model has them.</param>
/// <param name="Steps">The steps there will be at the most.</param>
/// <param name="Loss">The loss after the step; NaN where the model has none.</param>
/// <param name="Validation">NDCG@100 over the validation fold after the step; NaN where it was not measured.</param>
public readonly record struct TrainingProgress(string Model, int Step, int Steps, double Loss, double Validation);
