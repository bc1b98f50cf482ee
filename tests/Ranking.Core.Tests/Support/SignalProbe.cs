namespace Ranking.Core.Tests.Support;

/// <summary>Asks a signal provider by hand.</summary>
internal static class SignalProbe
{
    extension(ISignalProvider provider)
    {
        /// <summary>A signal of some titles, by its name.</summary>
        public float[] Of(string signal, RankingContext context, params int[] items)
        {
            Memory<float>[] columns = [.. provider.Signals.Select(_ => (Memory<float>)Enumerable.Repeat(float.NaN, items.Length).ToArray())];
            var batch = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
            provider.ComputeAsync(batch, columns, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return columns[provider.Signals.Select(known => known.Name).ToList().IndexOf(signal)].ToArray();
        }
    }
}
