namespace Ranking.Testing;

/// <summary>The laws of a contract, to be checked on an implementation of it. Derive from the suite of your contract and say how your part is made.</summary>
/// <remarks>
/// Needs no test framework: a law that is broken throws a <see cref="ConformanceException"/> with a counter-example. The same worlds are made on every run.
/// A suite is safe for concurrent use if what it creates is new each time.
/// </remarks>
/// <example>
/// With xunit:
/// <code>
/// public sealed class MySourceTests
/// {
///     public static TheoryData&lt;string&gt; Laws => [.. new MySourceSuite().Laws];
///
///     [Theory, MemberData(nameof(Laws))]
///     public void Conforms(string law) => new MySourceSuite().Check(law);
/// }
/// </code>
/// </example>
public abstract class ConformanceSuite
{
    private readonly Lazy<IReadOnlyList<Law>> _laws;

    private protected ConformanceSuite(string contract)
    {
        Contract = contract;
        _laws = new Lazy<IReadOnlyList<Law>>(() => [.. Define()]);
    }

    /// <summary>What the laws are of, such as "candidate source".</summary>
    public string Contract { get; }

    /// <summary>The names of the laws, to make one test of each.</summary>
    public IReadOnlyList<string> Laws => [.. _laws.Value.Select(law => law.Name)];

    /// <summary>The worlds the laws are checked in. Default: <see cref="Worlds.Default"/>.</summary>
    protected virtual Worlds Worlds => Worlds.Default;

    /// <summary>How long a law may take in one world before the part is taken to hang. Default: a minute.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    private protected virtual IEnumerable<World> CheckedIn => Worlds.All;

    /// <summary>Checks one law in every world.</summary>
    /// <param name="law">The law's name, one of <see cref="Laws"/>.</param>
    /// <exception cref="ConformanceException">The law does not hold; says where.</exception>
    /// <exception cref="ArgumentException">There is no such law.</exception>
    // Test frameworks bring synchronization contexts of their own; the law runs outside them, so that waiting for it here cannot lock up.
    public void Check(string law) => Task.Run(async () => await CheckAsync(law, CancellationToken.None).ConfigureAwait(false)).GetAwaiter().GetResult();

    /// <summary>Checks every law.</summary>
    /// <exception cref="ConformanceException">A law does not hold. All that do not are listed.</exception>
    public void CheckAll()
    {
        var broken = new List<ConformanceException>();
        foreach (Law law in _laws.Value)
        {
            try
            {
                Check(law.Name);
            }
            catch (ConformanceException e)
            {
                broken.Add(e);
            }
        }

        if (broken.Count > 0)
        {
            throw broken.Count == 1 ? broken[0] : ConformanceException.Of(broken, _laws.Value.Count);
        }
    }

    /// <summary>Checks one law in every world.</summary>
    /// <param name="law">The law's name, one of <see cref="Laws"/>.</param>
    /// <param name="cancellationToken">Cancels the check between two worlds.</param>
    /// <exception cref="ConformanceException">The law does not hold; says where.</exception>
    /// <exception cref="ArgumentException">There is no such law.</exception>
    public async ValueTask CheckAsync(string law, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(law);
        Law found = _laws.Value.FirstOrDefault(known => known.Name == law)
            ?? throw new ArgumentException($"The suite of a {Contract} has no law \"{law}\". Its laws: {string.Join("; ", Laws)}.", nameof(law));
        foreach (World world in CheckedIn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CheckAsync(new Case(Contract, found, world)).ConfigureAwait(false);
        }
    }

    private protected abstract IEnumerable<Law> Define();

    private async ValueTask CheckAsync(Case at)
    {
        // On a thread of the pool, so that a part that never gives its thread back is found out too.
        Task check = Task.Run(async () => await at.Law.Check(at).ConfigureAwait(false));
        try
        {
            await check.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (!check.IsCompleted)
        {
            throw at.Broken($"it was not done after {Patience.TotalSeconds:0.###} s", e);
        }
        catch (Exception e) when (e is not ConformanceException)
        {
            throw at.Broken($"it threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
