namespace Ranking.Expressions;

/// <summary>Tries saved queries on the snapshot that is published: whether the columns, spaces, signals and functions they name are there.</summary>
internal sealed class SavedQueryTrial(SnapshotPublisher snapshots, QueryCompiler compiler)
{
    private static readonly Profile Nobody = new("nobody");

    /// <summary>What is wrong with some queries; nothing where no titles are published.</summary>
    public IEnumerable<string> Check(SavedQuerySet saved)
    {
        if (snapshots.Current is null)
        {
            return [];
        }

        using SnapshotLease lease = snapshots.Acquire();
        Catalog catalog = lease.Snapshot.Catalog;
        if (catalog.Count == 0)
        {
            return [];
        }

        var context = new RankingContext(lease.Snapshot, Nobody, ProfileHistory.Create([], catalog), DateTimeOffset.UnixEpoch);
        return [.. saved.Queries.Values.Select(query => Wrong(query, saved, context)).OfType<string>()];
    }

    // Where a part of a query waits for what only a request says, there is no telling whether it fits.
    private string? Wrong(NamedQuery query, SavedQuerySet saved, RankingContext context)
    {
        QueryPlan plan = query.Query.Plan;
        IReadOnlyDictionary<string, SavedParameter> declared = query.Parameters ?? new Dictionary<string, SavedParameter>(StringComparer.Ordinal);
        try
        {
            QueryArguments arguments = compiler.Arguments(query.Query, declared.Values.ToDictionary(parameter => parameter.Name, parameter => parameter.Example, StringComparer.Ordinal), saved, context);
            compiler.Try(plan, arguments, context, call => Waits(call, declared));
            return null;
        }
        catch (RankingException e)
        {
            return $"query '{query.Name}': {e.Message}";
        }
    }

    private static bool Waits(ExpressionNode node, IReadOnlyDictionary<string, SavedParameter> declared) => node switch
    {
        ParameterNode parameter => !NamedQuery.OfPerson.Contains(parameter.Name) && declared.GetValueOrDefault(parameter.Name)?.Default is null,
        // The other query is tried itself.
        QueryCall call => call.Name == QueryCatalog.Saved || call.Arguments.Values.Any(argument => Waits(argument, declared)),
        _ => false,
    };
}
