using System.Buffers;

namespace Ranking;

/// <summary>
/// What the profile watches more of at this part of the week, and on this device, than otherwise.
/// <code>
/// w(i)        = 2^(−days since title i was watched / 90)
/// p(l)        = Σ w(i) over the watched titles with label l / Σ w(i)
/// p(l | here) = the same over those watched at this part of the week, on this device
/// habit(l)    = n / (n + 5) · (p(l | here) − p(l))                n = Σ w(i) over those watched here: five plays say as much as nothing known
/// signal(t)   = mean of habit(l) over the labels l of t           −1 to 1; 0 where nothing is known
/// </code>
/// </summary>
internal sealed class HabitSignals(string? attribute) : ISignalProvider
{
    private const double HalfLifeDays = 90;
    private const float PriorPlays = 5f;

    public string Name => attribute is null ? "habits" : $"habits({attribute})";

    public IReadOnlyList<Signal> Signals { get; } = [new("daypart_affinity"), new("device_affinity")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        CategoryColumn? labels = context.Snapshot.Catalog.FindLabels(attribute);
        int now = Daypart.Of(context.Now);
        Compute(batch, labels, index => Daypart.Of(DateTimeOffset.FromUnixTimeSeconds(context.History.Times[index]).ToOffset(context.Now.Offset)) == now, columns[0].Span);
        Compute(
            batch,
            context.Device is null ? null : labels,
            index => string.Equals(context.History.DeviceOf(index), context.Device, StringComparison.OrdinalIgnoreCase),
            columns[1].Span);
        return ValueTask.CompletedTask;
    }

    private static void Compute(CandidateBatch batch, CategoryColumn? labels, Func<int, bool> isHere, Span<float> signal)
    {
        signal.Clear();
        if (labels is null)
        {
            return;
        }

        int count = labels.Values.Count;
        float[] rented = ArrayPool<float>.Shared.Rent(2 * count);
        try
        {
            Span<float> habits = rented.AsSpan(0, count);
            if (!Learn(batch.Context, labels, isHere, habits, rented.AsSpan(count, count)))
            {
                return;
            }

            for (int i = 0; i < signal.Length; i++)
            {
                ReadOnlySpan<int> own = labels.ValuesOf(batch.Items[i]);
                float sum = 0f;
                foreach (int value in own)
                {
                    sum += habits[value];
                }

                signal[i] = own.IsEmpty ? 0f : sum / own.Length;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    // Writes the habit of each label; false where nothing was watched here.
    private static bool Learn(RankingContext context, CategoryColumn labels, Func<int, bool> isHere, Span<float> here, Span<float> always)
    {
        here.Clear();
        always.Clear();
        ProfileHistory history = context.History;
        float plays = 0f;
        float playsHere = 0f;
        for (int i = 0; i < history.Count; i++)
        {
            if (!history.IsWatched(history.Items[i]) || history.Times[i] == Catalog.MissingTime)
            {
                continue;
            }

            float weight = (float)HalfLife.Left(context.Now.ToUnixTimeSeconds() - history.Times[i], HalfLifeDays);
            float weightHere = isHere(i) ? weight : 0f;
            plays += weight;
            playsHere += weightHere;
            foreach (int value in labels.ValuesOf(history.Items[i]))
            {
                always[value] += weight;
                here[value] += weightHere;
            }
        }

        if (!(playsHere > 0f))
        {
            return false;
        }

        float share = playsHere / (playsHere + PriorPlays);
        for (int value = 0; value < here.Length; value++)
        {
            here[value] = share * ((here[value] / playsHere) - (always[value] / plays));
        }

        return true;
    }
}
