namespace Ranking.Testing.Tests.Support;

// begin worlds
/// <summary>The laws of a signal over a column of the host's own, in worlds whose titles have it.</summary>
internal sealed class CriticsSuite : SignalProviderSuite
{
    private static readonly Worlds WithCritics = new()
    {
        RandomCount = 5,
        Title = (title, random) => title with
        {
            Numbers = new Dictionary<string, float>(title.Numbers, StringComparer.Ordinal) { ["critics"] = 100f * random.NextSingle() },
        },
    };

    protected override Worlds Worlds => WithCritics;

    protected override ISignalProvider CreateProvider(World world) => Signals.Column("critics");
}
// end worlds
