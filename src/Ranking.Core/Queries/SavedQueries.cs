using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace Ranking.Expressions;

/// <summary>
/// Queries by name, from a section of the host's configuration: every part of a host that asks for a name ranks the same way, and what a name means changes without a release.
/// </summary>
/// <remarks>
/// <para>
/// The section has <c>Queries</c>, each with a <c>query</c>, as text or as an object, and its <c>parameters</c>, each with a <c>type</c> (int, float, str, bool or list), a <c>default</c>, or <c>required</c>; one
/// without a default is required. <c>$user_id</c>, <c>$interaction_item_ids</c> and <c>$last_watched</c> come of the person and need no declaration. <c>Filters</c> are conditions that queries ask for as
/// <c>prebuilt('name')</c>. Docs/queries.md has it all.
/// </para>
/// <para>
/// When the configuration changes, everything is read and checked again, and taken as a whole or not at all: where something is wrong, or nothing is left, the queries stay as they were, <see cref="LastError"/>
/// says why, and so does the log. A request that runs keeps the queries it began with. Safe for concurrent use.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var saved = new SavedQueries(configuration.GetSection("Ranking"));
/// var engine = new QueryEngine(publisher, interactions, queries: new QueryOptions { Saved = saved });
/// QueryResult row = await engine.RunAsync("for_genre", new QueryRequest { Parameters = new Dictionary&lt;string, object?> { ["user_id"] = "ann", ["genre"] = "Drama" } });
/// </code>
/// </example>
public sealed class SavedQueries : IDisposable
{
    private readonly IConfiguration _section;
    private readonly IReadOnlyCollection<ExpressionFunction> _functions;
    private readonly ILogger _logger;
    private readonly IDisposable _watch;
    private readonly Lock _changing = new();
    private readonly List<Func<SavedQuerySet, IEnumerable<string>>> _checks = [];
    private volatile SavedQuerySet _current;
    private volatile string? _lastError;

    /// <summary>Reads the queries of a section, and watches it for changes.</summary>
    /// <param name="section">The section that has <c>Queries</c> and <c>Filters</c>.</param>
    /// <param name="options">Its <see cref="RankingOptions.Functions"/> may be called by scores. Default: none.</param>
    /// <param name="logger">Where it is logged that queries changed, or could not. Default: nowhere.</param>
    /// <exception cref="RankingException">Queries or conditions are wrong; says all that is.</exception>
    public SavedQueries(IConfiguration section, RankingOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        (_section, _functions, _logger) = (section, [.. options?.Functions ?? []], logger ?? NullLogger.Instance);
        lock (_changing)
        {
            // Watched first, so that no change is missed; it waits for the first reading.
            _watch = ChangeToken.OnChange(section.GetReloadToken, Reload);
            _current = Read(out IReadOnlyList<string> errors);
            if (errors.Count > 0)
            {
                _watch.Dispose();
                Refuse(errors);
            }
        }
    }

    /// <summary>The names of the queries, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. _current.Queries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Why the queries stayed as they were when the configuration last changed; null where what it says now is in use.</summary>
    public string? LastError => _lastError;

    internal SavedQuerySet Current => _current;

    /// <summary>The query of a name, as it is now.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ExpressionException">There is no query of this name; names the nearest.</exception>
    public RankingQuery Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _current.Find(name).Query;
    }

    /// <summary>Stops watching the configuration.</summary>
    public void Dispose() => _watch.Dispose();

    /// <summary>Has queries checked by someone who knows more of them, now and whenever they change.</summary>
    /// <param name="check">Says what is wrong with some queries.</param>
    /// <exception cref="RankingException">They are wrong.</exception>
    internal void Use(Func<SavedQuerySet, IEnumerable<string>> check)
    {
        lock (_changing)
        {
            Refuse([.. check(_current)]);
            _checks.Add(check);
        }
    }

    private static void Refuse(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new RankingException(Told(errors));
        }
    }

    private static string Told(IReadOnlyList<string> errors) => $"The saved queries are wrong in {errors.Count} {(errors.Count == 1 ? "place" : "places")}. {string.Join(" ", errors)}";

    private SavedQuerySet Read(out IReadOnlyList<string> errors)
    {
        var reader = new SavedQueryReader(_functions);
        SavedQuerySet set = reader.Read(_section);
        errors = reader.Errors;
        return set;
    }

    private void Reload()
    {
        lock (_changing)
        {
            SavedQuerySet set = Read(out IReadOnlyList<string> errors);
            string? wrong = errors.Count > 0 ? Told(errors)
                // A file that cannot be read just now leaves an empty configuration.
                : set.Queries.Count == 0 && _current.Queries.Count > 0 ? "There are no saved queries in the configuration any more."
                : _checks.SelectMany(check => check(set)).ToList() is { Count: > 0 } found ? Told(found) : null;
            _lastError = wrong;
            if (wrong is null)
            {
                _current = set;
                Log.SavedQueriesChanged(_logger, set.Queries.Count);
            }
            else
            {
                Log.SavedQueriesRefused(_logger, wrong);
            }
        }
    }
}
