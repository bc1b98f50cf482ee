using Ranking.Embeddings;
using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Lists;

/// <summary>A model, and what it found.</summary>
internal sealed record Measured(CollaborativeModel Model, ModelResult Result);
