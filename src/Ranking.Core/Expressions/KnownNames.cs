namespace Ranking.Expressions;

/// <summary>
/// The names that mean something without any signal: of the moment and the person, with or without <c>context.</c> or <c>user.</c>; of the derived columns, with or without <c>item.</c>; and the
/// columns of the catalog behind <c>item.</c>.
/// </summary>
internal static class KnownNames
{
    public const string Item = "item.";
    public const string User = "user.";
    public const string Context = "context.";
    public const string Retrieval = "retrieval.";

    private static readonly Dictionary<string, ValueKind> Moment = new(StringComparer.Ordinal)
    {
        ["hour_of_day"] = ValueKind.Number,
        ["day_of_week"] = ValueKind.Number,
        ["is_weekend"] = ValueKind.Number,
        ["session_minutes"] = ValueKind.Number,
        ["history_count"] = ValueKind.Number,
        ["device"] = ValueKind.Text,
        ["region"] = ValueKind.Text,
        ["language"] = ValueKind.Text,
    };

    private static readonly Dictionary<string, ValueKind> Person = new(StringComparer.Ordinal)
    {
        ["user.id"] = ValueKind.Text,
        ["user.user_id"] = ValueKind.Text,
        ["user.region"] = ValueKind.Text,
        ["user.language"] = ValueKind.Text,
        ["user.maturity"] = ValueKind.Text,
        ["user.history_count"] = ValueKind.Number,
        ["user.recent_interactions"] = ValueKind.Items,
    };

    private static readonly Dictionary<string, ValueKind> Derived = new(StringComparer.Ordinal)
    {
        ["_derived_popular_rank"] = ValueKind.Number,
        ["_derived_chronological_rank"] = ValueKind.Number,
        ["_derived_trending_rank"] = ValueKind.Number,
        ["_derived_interaction_count"] = ValueKind.Number,
        ["days_since_release"] = ValueKind.Number,
    };

    private static readonly Dictionary<string, ValueKind> Own = new(StringComparer.Ordinal)
    {
        ["item.id"] = ValueKind.Text,
        ["item.item_id"] = ValueKind.Text,
        ["item.title"] = ValueKind.Text,
    };

    /// <summary>All names that need no catalog.</summary>
    public static IEnumerable<string> All =>
        [.. Moment.Keys, .. Moment.Keys.Select(name => Context + name), .. Person.Keys, .. Derived.Keys, .. Derived.Keys.Select(name => Item + name), .. Own.Keys];

    /// <summary>Whether a name can be read of a title, the person or the moment, so that no signal has to give it.</summary>
    public static bool IsRead(string name) => KindOf(name) is not null || (name.StartsWith(Item, StringComparison.Ordinal) && name.Length > Item.Length);

    /// <summary>Whether a name has a value of its own for each title.</summary>
    public static bool IsOfTitle(string name) => name.StartsWith(Item, StringComparison.Ordinal) || Derived.ContainsKey(name);

    /// <summary>What a name is before the catalog is known: <see cref="ValueKind.Any"/> for a column, null for a name that is none of these.</summary>
    public static ValueKind? KindOf(string name) => name switch
    {
        "item" or "user" => ValueKind.Entity,
        _ when Find(name) is { } kind => kind,
        _ when name.StartsWith(Item, StringComparison.Ordinal) => ValueKind.Any,
        _ => null,
    };

    /// <summary>What a name is in a catalog; null where there is no such name.</summary>
    public static ValueKind? KindIn(string name, Catalog catalog)
    {
        if (KindOf(name) is not ValueKind.Any)
        {
            return KindOf(name);
        }

        string column = name[Item.Length..];
        return catalog.NumberNames.Contains(column) ? ValueKind.Number
            : catalog.TimeNames.Contains(column) ? ValueKind.Time
            : catalog.TextNames.Contains(column) ? ValueKind.Text
            : catalog.Categories.TryGetValue(column, out CategoryColumn? labels) ? labels.IsMultiValued ? ValueKind.Labels : ValueKind.Text
            : null;
    }

    /// <summary>The names of all columns of a catalog, without <c>item.</c>.</summary>
    public static IEnumerable<string> ColumnsOf(Catalog catalog) => [.. catalog.NumberNames, .. catalog.TimeNames, .. catalog.TextNames, .. catalog.Categories.Keys, "id", "title", .. Derived.Keys];

    /// <summary>The name without the prefix that it may have or not: device and context.device are one.</summary>
    public static string Bare(string name)
    {
        if (name.StartsWith(Context, StringComparison.Ordinal) && Moment.ContainsKey(name[Context.Length..]))
        {
            return name[Context.Length..];
        }

        return name.StartsWith(Item, StringComparison.Ordinal) && Derived.ContainsKey(name[Item.Length..]) ? name[Item.Length..] : name;
    }

    private static ValueKind? Find(string name)
    {
        string bare = Bare(name);
        return Moment.TryGetValue(bare, out ValueKind kind) || Person.TryGetValue(bare, out kind) || Derived.TryGetValue(bare, out kind) || Own.TryGetValue(bare, out kind) ? kind : null;
    }
}
