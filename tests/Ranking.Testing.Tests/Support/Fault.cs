namespace Ranking.Testing.Tests.Support;

/// <summary>The ways in which a part that is right at heart goes wrong: when it strikes, the part gives another answer.</summary>
internal sealed class Fault(Fault.Kind kind)
{
    private static readonly TimeSpan Dwell = TimeSpan.FromMilliseconds(2);

    private int _calls;
    private int _inside;
    private string? _first;

    internal enum Kind
    {
        Throws,
        Alternates,
        Remembers,
        Shares,
        StopsHalfway,
    }

    /// <summary>The laws all contracts share, each with the fault that breaks it and what the message must say.</summary>
    public static IEnumerable<(string Law, Kind Kind, string Says)> Common =>
    [
        ("answers everybody", Kind.Throws, "it threw InvalidOperationException: no taste"),
        ("gives the same answer twice", Kind.Alternates, "the first answer is ["),
        ("keeps people apart", Kind.Remembers, "that of one others asked before is ["),
        ("gives the same answer to concurrent calls", Kind.Shares, "that to concurrent calls is ["),
        ("takes a cancelled token for no answer", Kind.StopsHalfway, "that under a cancelled token is ["),
    ];

    /// <summary>The broken parts of the shared laws, for a contract whose parts are made by a function of their fault.</summary>
    public static Dictionary<string, Broken> Of(Func<Func<Fault>, ConformanceSuite> suite, bool mayWait) => Common
        .Where(law => mayWait || law.Kind != Kind.StopsHalfway)
        .ToDictionary(law => law.Law, law => new Broken(suite(() => new Fault(law.Kind)), law.Says), StringComparer.Ordinal);

    public bool Strikes(RankingContext context, CancellationToken cancellationToken = default) => Strikes(context.Profile.Id, cancellationToken);

    public bool Strikes(string profile, CancellationToken cancellationToken = default) => kind switch
    {
        Kind.Throws => profile == "sampler" ? throw new InvalidOperationException("no taste") : false,
        // Every third call, since one answer may take two or four.
        Kind.Alternates => Interlocked.Increment(ref _calls) % 3 == 0,
        Kind.Remembers => (_first ??= profile) != profile,
        Kind.Shares => IsShared(),
        _ => cancellationToken.IsCancellationRequested,
    };

    // Stands for a field that one call overwrites while another reads it: seen for certain, since each call waits a moment for another to come.
    private bool IsShared()
    {
        Interlocked.Increment(ref _inside);
        bool isShared = SpinWait.SpinUntil(() => Volatile.Read(ref _inside) > 1, Dwell);
        Interlocked.Decrement(ref _inside);
        return isShared;
    }
}
