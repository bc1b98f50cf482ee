namespace Ranking.Embeddings;

/// <summary>Vectors of a collaborative space for titles nobody has watched yet, mapped from what is known of them: their text and their labels.</summary>
/// <remarks>
/// A ridge regression from the vectors of a content space, and from the labels most titles share, to the vectors of titles that have been watched. Immutable and safe for
/// concurrent use. The idea of mapping content to collaborative factors: Gantner et al., "Learning Attribute-to-Feature Mappings for Cold-Start Recommendations", ICDM 2010.
/// </remarks>
public sealed class ColdTitles
{
    // Labels with fewer titles say too little of how theirs are liked; more labels than this are too many to solve for.
    private const int LeastTitlesOfLabel = 5;
    private const int MostLabels = 1500;

    private ColdTitles(EmbeddingTable vectors, int watched, int mapped, RidgeMap map) =>
        (Vectors, WatchedCount, MappedCount, Regularisation, HeldOutCosine) = (vectors, watched, mapped, map.Regularisation, map.HeldOutCosine);

    /// <summary>A vector for every title of the catalog, with its id: its own where it has one, else the mapped one; zeros where nothing is known of it.</summary>
    public EmbeddingTable Vectors { get; }

    /// <summary>How many titles have vectors of their own.</summary>
    public int WatchedCount { get; }

    /// <summary>How many titles were given a mapped vector.</summary>
    public int MappedCount { get; }

    /// <summary>The strength of the regression, chosen by cross-validation over the watched titles.</summary>
    public double Regularisation { get; }

    /// <summary>The mean cosine of a watched title's own vector with the one mapped without it, over five folds: 1 is perfect. Even the mean of all vectors is above 0.</summary>
    public double HeldOutCosine { get; }

    /// <summary>Fits the map on the titles that have vectors, and gives vectors to the others.</summary>
    /// <param name="vectors">The collaborative vectors with their ids, such as <see cref="CollaborativeModel.Vectors"/> of ELSA.</param>
    /// <param name="content">A space of the same catalog in which every title has a vector, such as <see cref="TextSpace"/>.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="threads">How many threads to use; 0 for as many as there are processors. Default: 0.</param>
    /// <param name="cancellationToken">Cancels the fitting.</param>
    /// <exception cref="RankingException">Fewer than ten titles have vectors of both kinds, or the content space has another number of titles than the catalog.</exception>
    public static ColdTitles Map(EmbeddingTable vectors, IVectorSpace content, Catalog catalog, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(catalog);
        if (content.Items.Count != catalog.Count)
        {
            throw new RankingException($"The space '{content.Name}' has {content.Items.Count} titles and the catalog {catalog.Count}: they have to be of one another.");
        }

        EmbeddingTable known = vectors.BindTo(catalog);
        int[] watched = [.. Enumerable.Range(0, catalog.Count).Where(item => known.Norm(item) > 0f && content.Items.Norm(item) > 0f)];
        if (watched.Length < 10)
        {
            throw new RankingException($"{watched.Length} titles have both a collaborative vector and a content vector; a map needs at least 10.");
        }

        var features = new Features(content.Items, catalog, watched);
        RidgeMap map = RidgeMap.Fit(features.Of(watched), Rows(known, watched), Train.ThreadsOf(threads), cancellationToken);
        var rows = new DenseMatrix(catalog.Count, known.Dimensions);
        var described = new float[features.Count];
        (int own, int mapped) = (0, 0);
        for (int item = 0; item < catalog.Count; item++)
        {
            if (known.Norm(item) > 0f)
            {
                known.Row(item).CopyTo(rows.Row(item));
                own++;
            }
            else if (content.Items.Norm(item) > 0f)
            {
                features.Write(item, described);
                map.Map(described, rows.Row(item));
                mapped++;
            }
        }

        GC.KeepAlive(content);
        GC.KeepAlive(vectors);
        return new ColdTitles(EmbeddingTable.Create(known.Dimensions, rows.Data, catalog.Ids.Names), own, mapped, map);
    }

    private static DenseMatrix Rows(EmbeddingTable table, int[] items)
    {
        var rows = new DenseMatrix(items.Length, table.Dimensions);
        for (int i = 0; i < items.Length; i++)
        {
            table.Row(items[i]).CopyTo(rows.Row(i));
        }

        return rows;
    }

    /// <summary>A title as numbers: 1, its content vector, and for each label 1 / √(labels of its column) where it has it.</summary>
    private sealed class Features
    {
        private readonly EmbeddingTable _content;
        private readonly CategoryColumn[] _columns;
        private readonly Dictionary<(CategoryColumn Column, int Value), int> _places = [];

        public Features(EmbeddingTable content, Catalog catalog, int[] watched)
        {
            _content = content;
            var isWatched = watched.ToHashSet();
            (CategoryColumn Column, int Value)[] labels = [.. catalog.Categories.Values.OrderBy(column => column.Name, StringComparer.Ordinal)
                .SelectMany(column => Enumerable.Range(0, column.Values.Count).Select(value => (Column: column, Value: value, Titles: Watched(column, value, isWatched))))
                .Where(label => label.Titles >= LeastTitlesOfLabel)
                .OrderByDescending(label => label.Titles)
                .Take(MostLabels)
                .Select(label => (label.Column, label.Value))];
            for (int i = 0; i < labels.Length; i++)
            {
                _places.Add(labels[i], 1 + content.Dimensions + i);
            }

            _columns = [.. labels.Select(label => label.Column).Distinct()];
        }

        public int Count => 1 + _content.Dimensions + _places.Count;

        public DenseMatrix Of(int[] items)
        {
            var features = new DenseMatrix(items.Length, Count);
            for (int i = 0; i < items.Length; i++)
            {
                Write(items[i], features.Row(i));
            }

            return features;
        }

        public void Write(int item, Span<float> features)
        {
            features.Clear();
            features[0] = 1f;
            _content.Row(item).CopyTo(features[1..]);
            foreach (CategoryColumn column in _columns)
            {
                ReadOnlySpan<int> values = column.ValuesOf(item);
                foreach (int value in values)
                {
                    if (_places.TryGetValue((column, value), out int place))
                    {
                        features[place] = 1f / MathF.Sqrt(values.Length);
                    }
                }
            }
        }

        private static int Watched(CategoryColumn column, int value, HashSet<int> watched)
        {
            int count = 0;
            foreach (int item in column.ItemsWith(value))
            {
                count += watched.Contains(item) ? 1 : 0;
            }

            return count;
        }
    }
}
