namespace Ranking.Testing;

/// <summary>Laws about what parts say of themselves.</summary>
internal static class Common
{
    public static Law Name<T>(Func<Case, T> create, Func<T, string?> name) => Law.Of(
        "has a name that stays",
        "give it a short constant name: traces, telemetry and descriptions call it by that",
        at =>
        {
            T part = create(at);
            string? first = name(part);
            if (string.IsNullOrWhiteSpace(first))
            {
                throw at.Broken($"its name is '{first}'");
            }

            string? second = name(part);
            if (first != second || name(create(at)) != first)
            {
                throw at.Broken($"its name was '{first}' and then '{second}', and '{name(create(at))}' when it was made again");
            }
        });

    /// <summary>The signals a part needs are named, none twice, the same whenever it is asked.</summary>
    public static Law Requires<T>(Func<Case, T> create, Func<T, IReadOnlyList<string>?> requires) => Law.Of(
        "says which signals it needs",
        "return the same list of names always, each once; an empty list where it needs none",
        at =>
        {
            T part = create(at);
            IReadOnlyList<string> names = requires(part) ?? throw at.Broken("Requires is null");
            foreach (string name in names)
            {
                if (string.IsNullOrWhiteSpace(name) || names.Count(other => other == name) > 1)
                {
                    throw at.Broken($"it requires '{name}' {names.Count(other => other == name)} times");
                }
            }

            at.Same(string.Join(' ', names), string.Join(' ', requires(part) ?? []), "what it requires", "what it requires when asked again");
        });
}
