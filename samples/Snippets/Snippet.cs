namespace Ranking.Samples.Snippets;

/// <summary>The pieces of code that the documentation shows, by name. A page that shows what one prints names it in a comment: <c>output: NAME</c>.</summary>
public static class Snippet
{
    public static IReadOnlyList<(string Name, Func<Task> Run)> All { get; } =
    [
        ("catalog", CatalogSnippets.CatalogAsync),
        ("snapshot", CatalogSnippets.SnapshotAsync),
        ("profile", ProfileSnippets.ProfileAsync),
        ("session", ProfileSnippets.SessionAsync),
        ("values", RowSnippets.ValuesAsync),
        ("ranker", ItemSnippets.RankerAsync),
        ("sources", ItemSnippets.SourcesAsync),
        ("signals", ItemSnippets.SignalsAsync),
        ("engagement", ItemSnippets.EngagementAsync),
        ("features", ItemSnippets.FeaturesAsync),
        ("reorder", ReorderSnippets.ReorderAsync),
        ("reserve", ReorderSnippets.ReserveAsync),
        ("fatigue", ReorderSnippets.FatigueAsync),
        ("formula", ExpressionSnippets.FormulaAsync),
        ("function", ExpressionSnippets.FunctionAsync),
        ("query", QuerySnippets.QueryAsync),
        ("saved", QuerySnippets.SavedAsync),
        ("files", QuerySnippets.FilesAsync),
        ("error", ExpressionSnippets.ErrorAsync),
        ("page", PageSnippets.PageAsync),
        ("trace", PageSnippets.TraceAsync),
        ("replay", PageSnippets.ReplayAsync),
        ("stage-wise", PageSnippets.StageWiseAsync),
        ("rules", PageSnippets.RulesAsync),
        ("next", PageSnippets.NextAsync),
        ("budget", PageSnippets.BudgetAsync),
        ("space", VectorSnippets.SpaceAsync),
        ("search", VectorSnippets.SearchAsync),
        ("indexes", VectorSnippets.IndexesAsync),
        ("graph", VectorSnippets.GraphAsync),
        ("list-metrics", EvaluationSnippets.ListMetricsAsync),
        ("page-metrics", EvaluationSnippets.PageMetricsAsync),
        ("compare", EvaluationSnippets.CompareAsync),
        ("model", ModelSnippets.ModelAsync),
        ("train", TrainingSnippets.TrainAsync),
        ("cold", TrainingSnippets.ColdAsync),
        ("personas", VectorSnippets.PersonasAsync),
        ("generator", VectorSnippets.GeneratorAsync),
        ("telemetry", HostingSnippets.TelemetryAsync),
    ];
}
