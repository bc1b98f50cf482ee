using Microsoft.Extensions.AI;

namespace Ranking.Embeddings;

/// <summary>Embeds texts in batches, each different one once, and takes over what an earlier space knows.</summary>
internal sealed class TextEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly TextEmbeddingOptions _options;
    private readonly EmbeddedTexts? _previous;
    private readonly IProgress<double>? _progress;
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    public TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, TextEmbeddingOptions options, EmbeddedTexts? previous, IProgress<double>? progress)
    {
        _generator = generator;
        _options = options;
        _previous = previous;
        _progress = progress;
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        Model = $"{metadata?.ProviderName}/{metadata?.DefaultModelId}";
        Dimensions = Math.Max(1, metadata?.DefaultModelDimensions ?? 1);
    }

    /// <summary>What sets the generator's model apart, as far as it says.</summary>
    public string Model { get; }

    /// <summary>How many dimensions the vectors have; before there is one, as many as the generator says.</summary>
    public int Dimensions { get; private set; }

    /// <summary>How many texts the generator gave a vector that is not finite.</summary>
    public int NonFiniteCount { get; private set; }

    public async ValueTask EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        string[] different = [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal)];
        var missing = new List<string>();
        foreach (string text in different)
        {
            if (_previous is null || _previous.Find(Model, text) is not { IsEmpty: false } known)
            {
                missing.Add(text);
            }
            else
            {
                Keep(text, known.ToArray());
            }
        }

        for (int start = 0; start < missing.Count; start += _options.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await EmbedAsync(missing, start, Math.Min(_options.BatchSize, missing.Count - start), cancellationToken).ConfigureAwait(false);
            _progress?.Report((double)_vectors.Count / different.Length);
        }
    }

    /// <summary>The vectors of texts behind each other; zeros for one that was not embedded.</summary>
    public float[] VectorsOf(IReadOnlyList<string> texts)
    {
        if ((long)texts.Count * Dimensions > Array.MaxLength)
        {
            throw new RankingException($"{texts.Count} texts of {Dimensions} dimensions do not fit one table, which holds {Array.MaxLength} numbers; ask the generator for fewer dimensions.");
        }

        var rows = new float[texts.Count * Dimensions];
        for (int i = 0; i < texts.Count; i++)
        {
            if (_vectors.TryGetValue(texts[i], out float[]? vector))
            {
                vector.CopyTo(rows.AsSpan(i * Dimensions));
            }
        }

        return rows;
    }

    private async ValueTask EmbedAsync(List<string> texts, int start, int count, CancellationToken cancellationToken)
    {
        string where = $"on texts {start + 1} to {start + count} of {texts.Count}";
        GeneratedEmbeddings<Embedding<float>>? generated;
        try
        {
            generated = await _generator.GenerateAsync(texts.GetRange(start, count), options: null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What a generator throws when it is stopped is its own affair; the caller knows why it stopped.
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed($"the generator failed {where}: {e.Message}", e);
        }

        if (generated is null || generated.Count != count)
        {
            throw Failed($"the generator gave {generated?.Count ?? 0} vectors for {count} texts, {where}");
        }

        for (int i = 0; i < count; i++)
        {
            float[] vector = generated[i] is { } embedding ? embedding.Vector.ToArray() : [];
            if (vector.Length == 0 || (_vectors.Count > 0 && vector.Length != Dimensions))
            {
                string others = _vectors.Count == 0 ? "" : $", and those before it {Dimensions}";
                string hint = _vectors.Count > 0 && _previous is not null ? "; if the generator is another one than the previous space was built with, build without that" : "";
                throw Failed($"the vector of text {start + i + 1} of {texts.Count} has {vector.Length} dimensions{others}{hint}");
            }

            NonFiniteCount += Array.TrueForAll(vector, float.IsFinite) ? 0 : 1;
            Keep(texts[start + i], vector);
        }
    }

    private void Keep(string text, float[] vector)
    {
        Dimensions = vector.Length;
        _vectors.Add(text, vector);
    }

    private RankingException Failed(string why, Exception? inner = null) => inner is null ? new RankingException(Message(why)) : new RankingException(Message(why), inner);

    private string Message(string why) => $"The text space '{_options.Name}' was not built: {why.TrimEnd('.')}.";
}
