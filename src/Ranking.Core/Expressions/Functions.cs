namespace Ranking.Expressions;

/// <summary>
/// The functions of the language. Null anywhere gives null, but for <c>coalesce</c>, which passes over nulls, and likenesses, which are 0 for what has no vector.
/// <code>
/// abs(x)  sqrt(x)  log(x)  exp(x)  pow(x, y)  round(x)  floor(x)  ceil(x)  min(x, …)  max(x, …)  clamp(x, least, most)
/// sigmoid(x)  = 1 / (1 + e^−x)          half_life(age, days) = 2^(−age / days)          coalesce(x, …) = the first that is not null
/// zscore(x)   = (x − mean) / deviation  minmax(x) = (x − least) / (most − least)        over the candidates whose x is a number; 0 where all are equal
/// rank(x)     = 1 + candidates whose x is greater
/// </code>
/// </summary>
internal static class Functions
{
    private static readonly Dictionary<string, Function> Known = All().ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static Function IsNull { get; } = Of("is null", ["x"], ValueKind.Any);

    public static Function Between { get; } = Of("between", ["x", "least", "most"], ValueKind.Any);

    public static Function Coalesce => Known["coalesce"];

    public static IEnumerable<string> Names => Known.Keys;

    public static Function? Find(string name) => Known.GetValueOrDefault(name);

    private static IEnumerable<Function> All()
    {
        yield return Of("abs", ["x"], ValueKind.Number, Operation.Abs);
        yield return Of("sqrt", ["x"], ValueKind.Number, Operation.Sqrt);
        yield return Of("log", ["x"], ValueKind.Number, Operation.Log);
        yield return Of("exp", ["x"], ValueKind.Number, Operation.Exp);
        yield return Of("sigmoid", ["x"], ValueKind.Number, Operation.Sigmoid);
        yield return Of("round", ["x"], ValueKind.Number, Operation.Round);
        yield return Of("floor", ["x"], ValueKind.Number, Operation.Floor);
        yield return Of("ceil", ["x"], ValueKind.Number, Operation.Ceiling);
        yield return Of("pow", ["x", "y"], ValueKind.Number, Operation.Power);
        yield return Of("min", ["x"], ValueKind.Number, Operation.Min) with { TakesMany = true };
        yield return Of("max", ["x"], ValueKind.Number, Operation.Max) with { TakesMany = true };
        yield return Of("clamp", ["x", "least", "most"], ValueKind.Number);
        yield return Of("half_life", ["age", "days"], ValueKind.Number);
        yield return Of("coalesce", ["x"], ValueKind.Any, Operation.Coalesce) with { TakesMany = true, Gives = ValueKind.Any };
        yield return Of("zscore", ["x"], ValueKind.Number, Operation.ZScore);
        yield return Of("minmax", ["x"], ValueKind.Number, Operation.MinMax);
        yield return Of("rank", ["x"], ValueKind.Number, Operation.Rank);
        yield return Read("now_seconds", [], 0, [ValueKind.Any], ValueKind.Time);
        yield return Read("len", ["x"], 1, [ValueKind.Any], ValueKind.Number);
        yield return Read("length", ["x"], 1, [ValueKind.Any], ValueKind.Number);
        yield return Read("contains", ["set", "value"], 2, [ValueKind.Any, ValueKind.Any], ValueKind.Number);
        yield return Read("array_has", ["set", "value"], 2, [ValueKind.Any, ValueKind.Any], ValueKind.Number);
        yield return Read("array_has_any", ["set", "values"], 2, [ValueKind.Any, ValueKind.List], ValueKind.Number);
        yield return Read("array_has_all", ["set", "values"], 2, [ValueKind.Any, ValueKind.List], ValueKind.Number);
        yield return Read("regexp_match", ["text", "pattern"], 2, [ValueKind.Text, ValueKind.Text], ValueKind.Number);
        yield return Read("cosine_similarity", ["a", "b"], 2, [ValueKind.Vector], ValueKind.Number);
        yield return Read("dot", ["a", "b"], 2, [ValueKind.Vector], ValueKind.Number);
        yield return Read("text_encoding", ["entity", "embedding_ref"], 1, [ValueKind.Entity, ValueKind.Text], ValueKind.Vector);
        yield return Read("pooled_text_encoding", ["recent", "pool_fn", "embedding_ref"], 1, [ValueKind.Items, ValueKind.Text, ValueKind.Text], ValueKind.Vector);
        yield return Read("retrieval.get_score", ["name", "default"], 1, [ValueKind.Text, ValueKind.Number], ValueKind.Number);
        yield return Read("retrieval.get_rank", ["name", "default"], 1, [ValueKind.Text, ValueKind.Number], ValueKind.Number);
    }

    private static Function Of(string name, IReadOnlyList<string> parameters, ValueKind takes, Operation operation = Operation.Copy) =>
        new(name, parameters, parameters.Count, [takes], ValueKind.Number, operation);

    private static Function Read(string name, IReadOnlyList<string> parameters, int required, IReadOnlyList<ValueKind> takes, ValueKind gives) =>
        new(name, parameters, required, takes, gives) { IsRead = true };
}
