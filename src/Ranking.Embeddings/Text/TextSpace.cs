using Microsoft.Extensions.AI;

namespace Ranking.Embeddings;

/// <summary>Makes a vector space of a catalog's labels and texts: with nothing to train and nothing to download, or with any text embedding generator.</summary>
public static class TextSpace
{
    /// <summary>Builds the space.</summary>
    /// <param name="catalog">The catalog: its category columns, its text columns and its titles.</param>
    /// <param name="options">What counts how much. Default: the defaults.</param>
    /// <returns>A space bound to the catalog. A title that shares no word or label with another has a zero row.</returns>
    /// <exception cref="RankingException">An option is out of its range.</exception>
    /// <remarks>
    /// Deterministic for a seed up to the last bits of float arithmetic, which differ between processors. About a second for 10,000 titles with plots, and
    /// memory for (titles + features) × dimensions floats. With <see cref="PoolingOptions.LabelText"/> above 0 the text of a label is described as a title that has nothing but it.
    /// </remarks>
    public static VectorSpace Build(Catalog catalog, TextSpaceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        options ??= new TextSpaceOptions();
        options.Check();
        TextFeatures features = TextFeatures.Extract(catalog, options);
        SparseRows titles = features.Titles;
        int dimensions = Math.Max(1, Math.Min(options.Dimensions, Math.Min(titles.RowCount, titles.ColumnCount)));
        if (titles.ColumnCount == 0)
        {
            return Create(catalog, options, dimensions, new float[titles.RowCount * dimensions], LabelTexts.None, encoder: null);
        }

        float[] vectors = SubspaceReduction.Reduce(titles, dimensions, options.Seed, out Func<SparseRows, float[]> projection);
        TextFeatures words = features.WithoutTitles();
        LabelTexts texts = options.Pooling.LabelText == 0f ? LabelTexts.None : new LabelTexts(catalog.Categories.Values.ToDictionary(
            column => column.Name, column => EmbeddingTable.Create(dimensions, projection(words.Labels(column))), StringComparer.Ordinal));
        return Create(catalog, options, dimensions, vectors, texts, options.EncodesTexts ? (text, _) => ValueTask.FromResult(projection(words.Text(text))) : null);
    }

    /// <summary>Builds the space with a generator: a service, a model in this process, or a cache before either.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="generator">Turns texts into vectors. It stays the caller's, to dispose of.</param>
    /// <param name="options">What titles are described by. Default: the defaults.</param>
    /// <param name="previous">
    /// A space that this method built before, of this catalog or an older one: texts that it embedded are not embedded again, unless the generator names another model. Default: none.
    /// </param>
    /// <param name="progress">Takes the share of the texts that are embedded, 0 to 1, after every batch. Default: nobody.</param>
    /// <param name="cancellationToken">Stops between batches, and is passed to the generator.</param>
    /// <returns>
    /// A space bound to the catalog, of as many dimensions as the generator's vectors have. A title without any text, and one whose vector is zero or not finite, has a zero row; the latter are counted
    /// (<see cref="VectorSpace.NonFiniteCount"/>). Each different text is embedded once.
    /// </returns>
    /// <exception cref="RankingException">
    /// An option is out of its range or names a column that the catalog does not have; the generator failed, gave another number of vectors than it was given texts, or vectors of different dimensions.
    /// Nothing is made then.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>
    /// A title is described by lines: its name; of a category column its name and values, as <c>genres: Drama, Romance</c>; of a text column the text. With <see cref="PoolingOptions.LabelText"/> above 0
    /// the labels of those columns are embedded too, each as it is. Batches are asked for one after the other.
    /// </remarks>
    public static async ValueTask<VectorSpace> BuildAsync(
        Catalog catalog,
        IEmbeddingGenerator<string, Embedding<float>> generator,
        TextEmbeddingOptions? options = null,
        VectorSpace? previous = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(generator);
        options ??= new TextEmbeddingOptions();
        options.Check();
        var descriptions = new TitleDescriptions(catalog, options.Columns);
        CategoryColumn[] labels = options.Pooling.LabelText == 0f ? [] : descriptions.Labels;
        string[] titles = [.. Enumerable.Range(0, catalog.Count).Select(descriptions.Of)];
        var texts = new TextEmbedder(generator, options, previous?.Texts, progress);
        await texts.EmbedAsync([.. titles, .. labels.SelectMany(column => column.Values.Names)], cancellationToken).ConfigureAwait(false);

        EmbeddingTable items = EmbeddingTable.Create(texts.Dimensions, texts.VectorsOf(titles), catalog.Ids.Names);
        EmbeddingTable[] spoken = [.. labels.Select(column => EmbeddingTable.Create(texts.Dimensions, texts.VectorsOf(column.Values.Names)))];
        var labelTexts = new LabelTexts(labels.Zip(spoken).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal));
        var known = new EmbeddedTexts(texts.Model);
        known.Add(titles, items);
        for (int i = 0; i < labels.Length; i++)
        {
            known.Add(labels[i].Values.Names, spoken[i]);
        }

        return VectorSpace.Create(
            options.Name, items, catalog, options.Pooling, labelTexts, known, texts.NonFiniteCount, encoder: options.EncodesTexts ? (text, token) => OneAsync(generator, text, token) : null);
    }

    private static VectorSpace Create(
        Catalog catalog, TextSpaceOptions options, int dimensions, float[] vectors, LabelTexts texts, Func<string, CancellationToken, ValueTask<float[]>>? encoder) =>
        VectorSpace.Create(options.Name, EmbeddingTable.Create(dimensions, vectors, catalog.Ids.Names), catalog, options.Pooling, texts, encoder: encoder);

    private static async ValueTask<float[]> OneAsync(IEmbeddingGenerator<string, Embedding<float>> generator, string text, CancellationToken cancellationToken)
    {
        GeneratedEmbeddings<Embedding<float>> generated = await generator.GenerateAsync([text], options: null, cancellationToken).ConfigureAwait(false);
        return generated is [{ } embedding] ? embedding.Vector.ToArray() : throw new RankingException($"The generator gave {generated?.Count ?? 0} vectors for one text.");
    }
}
