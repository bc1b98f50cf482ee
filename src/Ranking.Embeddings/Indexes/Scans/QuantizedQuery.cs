using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>A query as integers, pinned.</summary>
internal readonly unsafe struct QuantizedQuery
{
    /// <summary>The query as integers of eight bits, four to a group, zeros behind the last.</summary>
    public int* Groups { get; private init; }

    /// <summary>What one of the integers is worth.</summary>
    public float Step { get; private init; }

    /// <summary>128 · the sum of the integers: what the rows' offset of 128 adds to every sum of products.</summary>
    public int Shift { get; private init; }

    /// <summary>The length of the query.</summary>
    public float Norm { get; private init; }

    /// <summary>How far the query is from what the integers stand for.</summary>
    public float Error { get; private init; }

    /// <summary>Quantises a query that has a direction.</summary>
    /// <param name="query">The query.</param>
    /// <param name="room">Takes the integers; a multiple of four long, and pinned as long as the result is used.</param>
    public static QuantizedQuery Create(ReadOnlySpan<float> query, Span<sbyte> room)
    {
        // Without the instruction that adds products in 32 bits they are added in 16, which seven bits do not leave.
        float most = AvxVnni.IsSupported || !Avx2.IsSupported ? 127f : 64f;
        float step = MathF.Abs(TensorPrimitives.MaxMagnitude(query)) / most;
        room.Clear();
        int sum = 0;
        double error = 0;
        for (int k = 0; k < query.Length; k++)
        {
            int number = (int)Math.Clamp(MathF.Round(query[k] / step), -most, most);
            room[k] = (sbyte)number;
            sum += number;
            double lost = query[k] - ((double)number * step);
            error += lost * lost;
        }

        fixed (sbyte* pinned = room)
        {
            return new QuantizedQuery
            {
                Groups = (int*)pinned,
                Step = step,
                Shift = 128 * sum,
                Norm = TensorPrimitives.Norm(query),
                Error = (float)Math.Sqrt(error),
            };
        }
    }
}
