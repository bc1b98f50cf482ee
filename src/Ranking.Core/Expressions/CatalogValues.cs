namespace Ranking.Expressions;

/// <summary>
/// The values of a request: columns of the catalog, derived ranks, the person and the moment. One title at a time; not safe for concurrent use.
/// <code>
/// item.x     number → number, time → time, text and a category of one value → text, a category of several → labels; missing → null
/// user.x     id, region, language, maturity, history_count, recent_interactions
/// </code>
/// </summary>
internal sealed class CatalogValues(RankingContext context) : RowValues
{
    private const int PooledTitles = 10;

    private readonly Dictionary<string, Func<int, Value>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pooling, string? Space), Value> _pooled = [];

    /// <summary>The title whose values are asked for.</summary>
    public int Item { get; set; }

    public override DateTimeOffset Now => context.Now;

    public override Value Name(string name)
    {
        if (!_readers.TryGetValue(name, out Func<int, Value>? reader))
        {
            reader = Reader(KnownNames.Bare(name));
            _readers.Add(name, reader);
        }

        return reader(Item);
    }

    public override Value Encode(Value entity, string? space)
    {
        if (FindSpace(space) is not { } vectors)
        {
            return Value.Null;
        }

        if (entity.Content is Profile)
        {
            return Value.Of(context.TasteIn(vectors).ToArray());
        }

        // A quantised row is made anew into the room, another is read where it lies.
        var room = new float[vectors.Items.Dimensions];
        return vectors.Items.Norm(Item) > 0 ? Value.Of(vectors.Items.Row(Item, room).ToArray()) : Value.Null;
    }

    public override Value Pool(Value items, string pooling, string? space)
    {
        if (items.Content is not ProfileHistory history || FindSpace(space) is not { } vectors)
        {
            return Value.Null;
        }

        if (!_pooled.TryGetValue((pooling, space), out Value known))
        {
            // The history has the newest titles first.
            ReadOnlySpan<int> newest = history.Items[..Math.Min(PooledTitles, history.Count)];
            known = Value.Of(VectorPooling.Pool(vectors.Items, newest, VectorPooling.Parse(pooling), CancellationToken.None).ToArray());
            _pooled.Add((pooling, space), known);
        }

        return known;
    }

    private IVectorSpace? FindSpace(string? space) =>
        space is null ? context.Snapshot.FindSpace(null) : context.Snapshot.Spaces.GetValueOrDefault(space);

    private Func<int, Value> Reader(string name)
    {
        CatalogStatistics statistics = context.Snapshot.Statistics;
        Value fixedValue;
        switch (name)
        {
            case "_derived_popular_rank":
                return item => Value.Of(statistics.PopularRank[item]);
            case "_derived_chronological_rank":
                return item => Value.Of(statistics.ChronologicalRank[item]);
            case "_derived_trending_rank":
                return item => Value.Of(statistics.TrendingRank[item]);
            case "_derived_interaction_count":
                return item => Value.Of(statistics.Plays[item]);
            case "days_since_release":
                ReleaseDates releases = ReleaseDates.Of(context.Snapshot.Catalog);
                return item => releases.DaysSince(item, context.Now) is { } days ? Value.Of((float)days) : Value.Null;
            case "item.id" or "item.item_id":
                return item => Value.Of(context.Snapshot.Catalog.Ids[item]);
            case "item.title":
                return item => Value.Of(context.Snapshot.Catalog.Title(item));
            case "item":
                fixedValue = new Value(ValueKind.Entity);
                break;
            case "user":
                fixedValue = new Value(ValueKind.Entity, Content: context.Profile);
                break;
            default:
                if (name.StartsWith(KnownNames.Item, StringComparison.Ordinal))
                {
                    return Column(name[KnownNames.Item.Length..]);
                }

                fixedValue = OfMoment(name);
                break;
        }

        return _ => fixedValue;
    }

    private Value OfMoment(string name) => name switch
    {
        "hour_of_day" => Value.Of(context.Now.Hour),
        "day_of_week" => Value.Of((int)context.Now.DayOfWeek),
        "is_weekend" => Value.Of(Daypart.IsWeekend(context.Now)),
        "session_minutes" => Value.Of((float)(context.SessionLength?.TotalMinutes ?? 0)),
        "history_count" or "user.history_count" => Value.Of(context.History.Count),
        "device" => Value.Of(context.Device),
        "region" or "user.region" => Value.Of(context.Profile.Region),
        "language" or "user.language" => Value.Of(context.Profile.Language),
        "user.maturity" => Value.Of(context.Profile.Maturity),
        "user.id" or "user.user_id" => Value.Of(context.Profile.Id),
        "user.recent_interactions" => new Value(ValueKind.Items, Content: context.History),
        _ => Value.Null,
    };

    private Func<int, Value> Column(string column)
    {
        Catalog catalog = context.Snapshot.Catalog;
        switch (KnownNames.KindIn(KnownNames.Item + column, catalog))
        {
            case ValueKind.Number:
                return item => Value.Of(catalog.Numbers(column)[item]);
            case ValueKind.Time:
                return item => catalog.Times(column)[item] is var time && time == Catalog.MissingTime ? Value.Null : Value.At(DateTime.UnixEpoch.Ticks + (time * TimeSpan.TicksPerSecond));
            case ValueKind.Text when catalog.Categories.TryGetValue(column, out CategoryColumn? labels):
                return item => labels.ValuesOf(item) is { IsEmpty: false } own ? Value.Of(labels.Values[own[0]]) : Value.Null;
            case ValueKind.Text:
                IReadOnlyList<string> texts = catalog.Texts(column);
                return item => texts[item].Length > 0 ? Value.Of(texts[item]) : Value.Null;
            case ValueKind.Labels:
                CategoryColumn several = catalog.Categories[column];
                return item => several.ValuesOf(item).IsEmpty ? Value.Null : new Value(ValueKind.Labels, Ticks: item, Content: several);
            default:
                return _ => Value.Null;
        }
    }
}
