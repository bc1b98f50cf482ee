using Microsoft.Extensions.AI;

namespace Ranking.Embeddings.Tests;

/// <summary>Gives every text the vector that a function says, and remembers what it was asked for.</summary>
internal sealed class FakeGenerator(Func<string, float[]?> embed, string? model = null) : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string[]> Batches { get; } = [];

    public Func<IEnumerable<Embedding<float>>, IEnumerable<Embedding<float>>> Change { get; init; } = static all => all;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] texts = [.. values];
        Batches.Add(texts);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(Change(texts.Select(text => embed(text) is { } vector ? new Embedding<float>(vector) : null!))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        model is not null && serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("fake", defaultModelId: model) : null;

    public void Dispose()
    {
    }
}
