namespace Ranking.Core.Tests;

public class StoredSignalsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly World _world = new();
    private readonly InMemoryFeatureStore _store = new();
    private readonly List<string> _computed = [];
    private readonly FakeClock _clock = new();
    private float _factor = 1f;
    private Exception? _failure;

    [Fact]
    public async Task Computes_what_is_missing_once_and_reads_it_then()
    {
        Assert.Equal([2f, 5f, 9f], (await DescribeAsync([2, 5, 9])).AsEnumerable());
        Assert.Equal([9f, 7f, 2f], (await DescribeAsync([9, 7, 2])).AsEnumerable());
        Assert.Equal(["2 5 9", "7"], _computed);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3600, false)]
    [InlineData(3601, true)]
    public async Task Computes_what_is_stale_again(int secondsLater, bool isStale)
    {
        await DescribeAsync([2]);
        _factor = 10;
        Assert.Equal(isStale ? [20f] : [2f], (await DescribeAsync([2], FakeClock.Now.AddSeconds(secondsLater))).AsEnumerable());
    }

    // Training describes pages of the past; what was computed since knows what happened after them.
    [Fact]
    public async Task Never_tells_the_past_of_the_future()
    {
        _factor = 10;
        await DescribeAsync([2]);
        _factor = 1;
        Assert.Equal([2f], (await DescribeAsync([2], FakeClock.Now.AddMinutes(-5))).AsEnumerable());
        // And what was computed for the past does not take the place of what is newer.
        Assert.Equal([20f], (await DescribeAsync([2])).AsEnumerable());
    }

    [Fact]
    public async Task Training_and_pages_read_the_same_numbers()
    {
        float[] served = await DescribeAsync([1, 2, 3]);
        _factor = 99;
        Assert.Equal(served, (await DescribeAsync([1, 2, 3], FakeClock.Now.AddMinutes(30))).AsEnumerable());
    }

    [Fact]
    public async Task Features_of_profiles_are_kept_for_each_and_those_of_titles_once()
    {
        await DescribeAsync([2], profile: "ann", isPerProfile: true);
        await DescribeAsync([2], profile: "bob", isPerProfile: true);
        await DescribeAsync([2], profile: "ann", isPerProfile: true);
        await DescribeAsync([2], profile: "ann");
        await DescribeAsync([2], profile: "bob");
        Assert.Equal(["2", "2", "2"], _computed);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_or_written_costs_a_note_and_no_signal()
    {
        RankingContext context = _world.Context();
        Assert.Equal([2f, 5f], (await DescribeAsync([2, 5], context, new BrokenStore())).AsEnumerable());
        Assert.Equal(2, context.Trace.Entries.Count);
        Assert.Contains("could not be read (InvalidOperationException: the cache is gone)", context.Trace.Entries[0].Detail, StringComparison.Ordinal);
        Assert.Contains("did not take", context.Trace.Entries[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_fails_leaves_what_is_kept_however_old_and_nothing_of_the_future()
    {
        await DescribeAsync([2]);
        _failure = new InvalidOperationException("the model is gone");
        var late = new RankingContext(_world.Snapshot, new Profile("p"), ProfileHistory.Empty, FakeClock.Now.AddDays(9)) { Trace = new TraceRecorder(isFull: false) };
        await _store.WriteAsync("wish", profileId: null, ["t007"], new[] { 777f }, late.Now.AddDays(1), CancellationToken.None);
        Assert.Equal([2f, float.NaN, float.NaN], (await DescribeAsync([2, 5, 7], late)).AsEnumerable());
        TraceEntry entry = Assert.Single(late.Trace.Entries);
        Assert.Equal(TraceOutcome.Failed, entry.Outcome);
        Assert.Contains("however old", entry.Detail, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DescribeAsync([5], late));
    }

    // The write of a slow store held a page up until its signals were given up, though they had been computed.
    [Fact]
    public async Task A_store_that_is_slow_to_write_holds_nothing_up() => Assert.Equal(
        [2f, 5f], (await DescribeAsync([2, 5], _world.Context(), new SlowStore(isSlowToRead: false))).AsEnumerable());

    [Fact]
    public async Task A_store_that_is_slow_to_read_costs_its_patience_and_a_note()
    {
        RankingContext context = _world.Context();
        Task<float[]> described = DescribeAsync([2, 5], context, new SlowStore(isSlowToRead: true));
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(described.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([2f, 5f], (await described).AsEnumerable());
        Assert.Contains("could not be read (TimeoutException", Assert.Single(context.Trace.Entries).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_the_profile_is_not_shared() =>
        Assert.Contains("isPerProfile", Assert.Throws<ArgumentException>(() => Signals.Stored(Signals.Affinity(), _store, Hour, isPerProfile: false)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_cancelled_page_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DescribeAsync([2], _world.Context(), _store, cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_page_ranks_by_stored_signals()
    {
        var world = new World(options: new RankingOptions { DefaultRows = false, MinimumItems = 1 }, configure: builder => builder
            .AddRows(Parts.Row(Parts.RowOf("row", 3, 8, 5)))
            .UseItemRanker(new ItemRankerBuilder().AddSignals(Stored(_store)).UseFormula("wish").Build()));
        Assert.Equal("row: t008 t005 t003", World.Outline(await world.PageAsync("nobody")));
        await world.PageAsync("nobody");
        Assert.Equal(["3 8 5"], _computed);
    }

    [Fact]
    public void Refuses_signals_of_rows_and_no_freshness()
    {
        Assert.Contains("within rows", Assert.Throws<ArgumentException>(() =>
            Signals.Stored(Parts.Signal("in_row", _ => 1f, SignalScope.Row), _store, Hour, isPerProfile: false)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Stored(_store, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_store_in_memory_keeps_what_was_computed_last_whoever_writes_last()
    {
        await _store.WriteAsync("f", "p", ["a", "b"], new[] { 1f, 2f }, FakeClock.Now, CancellationToken.None);
        await _store.WriteAsync("f", "p", ["a"], new[] { 7f }, FakeClock.Now.AddHours(-1), CancellationToken.None);
        await _store.WriteAsync("f", "p", ["b"], new[] { 8f }, FakeClock.Now.AddHours(1), CancellationToken.None);
        var values = new float[3];
        var at = new long[3];
        await _store.ReadAsync("f", "p", ["b", "a", "c"], values, at, CancellationToken.None);
        Assert.Equal([8f, 1f, float.NaN], values.AsEnumerable());
        Assert.Equal([FakeClock.Now.AddHours(1).ToUnixTimeSeconds(), FakeClock.Now.ToUnixTimeSeconds(), Catalog.MissingTime], at.AsEnumerable());
    }

    private ISignalProvider Stored(IFeatureStore store, TimeSpan? freshness = null, bool isPerProfile = false) => Signals.Stored(
        Parts.Signal(new Signal("wish"), (batch, column, _) =>
        {
            if (_failure is not null)
            {
                throw _failure;
            }

            _computed.Add(string.Join(' ', batch.Items.ToArray()));
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = _factor * batch.Items[i];
            }

            return ValueTask.CompletedTask;
        }),
        store,
        freshness ?? Hour,
        isPerProfile,
        clock: _clock);

    private Task<float[]> DescribeAsync(int[] items, DateTimeOffset? at = null, string profile = "someone", bool isPerProfile = false) => DescribeAsync(
        items, new RankingContext(_world.Snapshot, new Profile(profile), ProfileHistory.Empty, at ?? FakeClock.Now), _store, isPerProfile: isPerProfile);

    private Task<float[]> DescribeAsync(int[] items, RankingContext context) => DescribeAsync(items, context, _store);

    private async Task<float[]> DescribeAsync(int[] items, RankingContext context, IFeatureStore store, bool isPerProfile = false, CancellationToken cancellationToken = default)
    {
        var column = new float[items.Length];
        var batch = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
        await Stored(store, isPerProfile: isPerProfile).ComputeAsync(batch, [column], cancellationToken);
        return column;
    }

    private sealed class BrokenStore : IFeatureStore
    {
        public ValueTask ReadAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, Memory<float> values, Memory<long> computedAt, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the cache is gone");

        public ValueTask WriteAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> values, DateTimeOffset computedAt, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the cache is gone");
    }

    // Never answers what it is slow at.
    private sealed class SlowStore(bool isSlowToRead) : IFeatureStore
    {
        private readonly InMemoryFeatureStore _inner = new();

        public ValueTask ReadAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, Memory<float> values, Memory<long> computedAt, CancellationToken cancellationToken) =>
            isSlowToRead ? new ValueTask(new TaskCompletionSource().Task) : _inner.ReadAsync(feature, profileId, itemIds, values, computedAt, cancellationToken);

        public ValueTask WriteAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> values, DateTimeOffset computedAt, CancellationToken cancellationToken) =>
            new(new TaskCompletionSource().Task);
    }
}
