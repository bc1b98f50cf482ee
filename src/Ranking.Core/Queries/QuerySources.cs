namespace Ranking.Expressions;

/// <summary>Makes the sources of a query's retrievers.</summary>
/// <param name="arguments">What they were given.</param>
/// <param name="context">The request.</param>
/// <param name="saved">Makes the source of a saved query.</param>
internal sealed class QuerySources(QueryArguments arguments, RankingContext context, Func<QueryCall, ICandidateSource> saved)
{
    public const int DefaultLimit = 100;
    public const int MostCandidates = 100_000;

    private static readonly ICandidateSource Nothing = Candidates.Ids([]);
    private static readonly CatalogMask Everything = new(static (_, _) => true);

    private Catalog Catalog => context.Snapshot.Catalog;

    /// <summary>The source of a retriever, with its own condition and limit.</summary>
    public ICandidateSource Source(QueryCall retriever)
    {
        int limit = Limit(retriever);
        if (arguments.Text(retriever, "entity_type") is { } entity && !entity.StartsWith("item", StringComparison.OrdinalIgnoreCase))
        {
            throw arguments.Wrong(retriever.Find("entity_type"), $"{retriever.Name} finds titles, and not the entity_type '{entity}'; write 'items', or leave it out");
        }

        Condition? where = arguments.Text(retriever, "where") is { } text ? arguments.Condition(text, Catalog) : null;
        if (where is null && retriever.Name == "filter")
        {
            throw arguments.Wrong(retriever, "filter needs a condition, as in filter(where='rating > 4')");
        }

        Func<RankingContext, ReadOnlyMemory<ulong>> keep = where is null ? asked => Everything.Of(asked.Snapshot.Catalog) : asked => where.Mask(asked, CancellationToken.None);
        return new NamedSource(retriever.Alias ?? retriever.Name, Candidates.Narrow(Base(retriever), keep, limit));
    }

    /// <summary>How many titles a retriever may find.</summary>
    public int Limit(QueryCall retriever) => arguments.Count(retriever.Find("limit"), $"the limit of {retriever.Name}", 1, MostCandidates, DefaultLimit);

    private ICandidateSource Base(QueryCall retriever)
    {
        switch (retriever.Name)
        {
            case "filter" or "popular":
                return Candidates.Popular();
            case "candidate_attributes":
                var described = arguments.Condition(new DescribedTitles(arguments, Catalog).Condition(retriever), Catalog);
                return Candidates.Narrow(Candidates.Popular(), asked => described.Mask(asked, CancellationToken.None));
            case "trending":
                return Candidates.Trending();
            case "continue_watching":
                return Candidates.Resumable();
            case "ids" or "candidate_ids":
                return Candidates.Ids(arguments.Ids(retriever.Find("item_ids")) ?? throw arguments.Wrong(retriever, $"{retriever.Name} needs item_ids, as in ids(item_ids=$ids)"));
            case "because_you_watched":
                return LastWatched() is { } last ? Candidates.Similar(last, arguments.Space(retriever, context.Snapshot)) : Nothing;
            case "text_search":
                return TextSearch(retriever);
            case "column_order":
                return ColumnOrder(retriever);
            case QueryCatalog.Saved:
                return saved(retriever);
            default:
                return Similarity(retriever);
        }
    }

    private ICandidateSource ColumnOrder(QueryCall retriever)
    {
        string columns = arguments.Text(retriever, "columns") ?? throw arguments.Wrong(retriever, "column_order needs columns, as in column_order(columns='rating DESC')");
        var errors = new List<string>();
        ColumnOrder? order = ColumnOrderReader.Read(columns, errors);
        if (order is not null)
        {
            order = new ColumnOrder([.. order.Keys.Select(key => key with { Column = ColumnNames.Map(key.Column is "item_id" ? "id" : key.Column, arguments.Options.Columns) })]);
            errors.AddRange(order.Check(Catalog));
        }

        return errors.Count == 0 && order is not null ? new ColumnOrderSource(order) : throw arguments.Wrong(retriever.Find("columns"), string.Join("; ", errors).TrimEnd('.'));
    }

    private ICandidateSource TextSearch(QueryCall retriever)
    {
        string query = arguments.Text(retriever, "query") ?? throw arguments.Wrong(retriever, "text_search needs a query");
        switch (arguments.Text(retriever, "mode"))
        {
            case null or "lexical":
                return Candidates.Matching(query, fuzzy: arguments.Share(retriever, "fuzzy", 1) > 0);
            case "vector":
                string? space = arguments.Space(retriever, context.Snapshot, "text_embedding_ref");
                return context.Snapshot.FindTextSpace(space) is not null
                    ? Candidates.NearestToText(query, space)
                    : throw arguments.Wrong(retriever, "there is no vector space for it that gives texts directions; build one with EncodesTexts, or search by words with mode='lexical'");
            default:
                throw arguments.Wrong(retriever.Find("mode"), "text_search knows the modes 'lexical' and 'vector'");
        }
    }

    private ICandidateSource Similarity(QueryCall retriever)
    {
        string? space = arguments.Space(retriever, context.Snapshot);
        QueryCall? encoder = retriever.Find("encoder") as QueryCall;
        if ((encoder?.Find("input_item_id") ?? retriever.Find("input_item_id")) is { } asked)
        {
            string? item = arguments.Value(asked) is { } id ? Convert.ToString(id, System.Globalization.CultureInfo.InvariantCulture) : null;
            return item is null ? Nothing : encoder?.Name == "item_attribute_pooling" ? NearestToLabels(encoder, "input_item_features", item, space) : Candidates.Similar(item, space);
        }

        return encoder?.Name switch
        {
            "interaction_pooling" => Candidates.NearestTo(
                truncate: arguments.Count(encoder.Find("truncate_interactions"), "truncate_interactions", 1, 10_000, 10), pooling: Pooling(encoder), space: space),
            "interaction_round_robin" => Candidates.Nearest(space, arguments.Count(encoder.Find("num_clusters"), "num_clusters", 1, 16, 5)),
            "user_attribute_pooling" => NearestToLabels(encoder, "input_user_features", item: null, space),
            "item_attribute_pooling" when encoder.Find("input_item_features") is not null => NearestToLabels(encoder, "input_item_features", item: null, space),
            _ => Candidates.Nearest(space),
        };
    }

    // What the features of somebody or of a title say goes together with what is known of them.
    private PooledLabelsSource NearestToLabels(QueryCall encoder, string features, string? item, string? space)
    {
        (string? attribute, string[]? labels) = Features(encoder, features);
        return new PooledLabelsSource(labels, item, attribute, VectorPooling.Parse(Pooling(encoder)), space, alsoLiked: features == "input_user_features");
    }

    private (string? Attribute, string[]? Labels) Features(QueryCall encoder, string name)
    {
        if (arguments.Value(encoder.Find(name)) is not { } given)
        {
            return (null, null);
        }

        List<KeyValuePair<string, object?>> members = given is IEnumerable<KeyValuePair<string, object?>> features ? [.. features] : [];
        if (members is not [{ Value: not null } member])
        {
            throw arguments.Wrong(encoder.Find(name), $"{name} takes an object with one column of labels, such as {{\"genres\": [\"Drama\"]}}, as a parameter of the request");
        }

        string column = ColumnNames.Map(member.Key, arguments.Options.Columns);
        string[] labels = member.Value is string label ? [label] : member.Value is System.Collections.IEnumerable list ? [.. list.Cast<object?>().OfType<string>()] : [];
        return Catalog.Categories.ContainsKey(column)
            ? (column, labels)
            : throw arguments.Wrong(encoder.Find(name), $"the catalog has no column of labels '{member.Key}'.{NearestName.Hint(member.Key, [.. Catalog.Categories.Keys, .. arguments.Options.Columns.Keys])}".TrimEnd('.'));
    }

    private string Pooling(QueryCall encoder)
    {
        string pooling = arguments.Text(encoder, "pooling_function") ?? "mean";
        return VectorPooling.IsKnown(pooling) ? pooling : throw arguments.Wrong(encoder.Find("pooling_function"), $"there is no pooling '{pooling}'; take mean, sum, max or min");
    }

    private string? LastWatched() => Convert.ToString(arguments.Parameters.GetValueOrDefault("last_watched"), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : null;
}
