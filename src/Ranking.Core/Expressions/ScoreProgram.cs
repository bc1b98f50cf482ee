using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Expressions;

/// <summary>
/// Runs the instructions of an expression over columns, 256 candidates at a time: a chunk of each register fits the first cache, and
/// each instruction is one vectorised loop. Functions over all candidates are run first, each into a column of its own. Immutable and safe for concurrent use.
/// </summary>
internal sealed class ScoreProgram(Instruction[] instructions, string[] names, int registers, OverAllStep[] overAll)
{
    private const int Chunk = 256;

    /// <summary>The columns read, each once, in the order they are passed in.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether a candidate's score depends on the others.</summary>
    public bool IsOverAll => overAll.Length > 0;

    /// <summary>The same program with the columns it reads, and what is worked out over all candidates before it.</summary>
    public ScoreProgram With(string[] readNames, OverAllStep[] steps) => new(instructions, readNames, registers, steps);

    /// <summary>Evaluates the expression for every candidate.</summary>
    /// <param name="columns">One column a name, each as long as the scores.</param>
    /// <param name="scores">One a candidate.</param>
    public void Run(ReadOnlySpan<ReadOnlyMemory<float>> columns, Span<float> scores)
    {
        if (overAll.Length == 0)
        {
            Run(columns, [], scores);
            return;
        }

        float[] rented = ArrayPool<float>.Shared.Rent(overAll.Length * scores.Length);
        try
        {
            for (int i = 0; i < overAll.Length; i++)
            {
                Span<float> column = rented.AsSpan(i * scores.Length, scores.Length);
                overAll[i].Program.Run(columns, rented, column);
                OverAll.Apply(overAll[i].Operation, column);
            }

            Run(columns, rented, scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private void Run(ReadOnlySpan<ReadOnlyMemory<float>> columns, ReadOnlySpan<float> whole, Span<float> scores)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(registers * Chunk);
        try
        {
            for (int start = 0; start < scores.Length; start += Chunk)
            {
                int length = Math.Min(Chunk, scores.Length - start);
                var room = new Room(columns, whole, scores.Length, rented, start, length);
                for (int i = 0; i < instructions.Length; i++)
                {
                    // The last instruction writes the scores themselves.
                    Span<float> target = i == instructions.Length - 1
                        ? scores.Slice(start, length)
                        : rented.AsSpan(instructions[i].Target * Chunk, length);
                    Step(instructions[i], room, target);
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static void Step(in Instruction instruction, in Room room, Span<float> target)
    {
        Operand a = instruction.A;
        Operand b = instruction.B;
        ReadOnlySpan<float> x = room.Read(a);
        ReadOnlySpan<float> y = room.Read(b);
        switch (instruction.Operation)
        {
            case Operation.Copy when a.Kind == OperandKind.Number:
                target.Fill(a.Number);
                break;
            case Operation.Copy:
                x.CopyTo(target);
                break;
            case Operation.Negate:
                TensorPrimitives.Negate(x, target);
                break;
            case Operation.Add when a.Kind == OperandKind.Number:
                TensorPrimitives.Add(y, a.Number, target);
                break;
            case Operation.Add when b.Kind == OperandKind.Number:
                TensorPrimitives.Add(x, b.Number, target);
                break;
            case Operation.Add:
                TensorPrimitives.Add(x, y, target);
                break;
            case Operation.Subtract when a.Kind == OperandKind.Number:
                TensorPrimitives.Subtract(a.Number, y, target);
                break;
            case Operation.Subtract when b.Kind == OperandKind.Number:
                TensorPrimitives.Subtract(x, b.Number, target);
                break;
            case Operation.Subtract:
                TensorPrimitives.Subtract(x, y, target);
                break;
            case Operation.Multiply when a.Kind == OperandKind.Number:
                TensorPrimitives.Multiply(y, a.Number, target);
                break;
            case Operation.Multiply when b.Kind == OperandKind.Number:
                TensorPrimitives.Multiply(x, b.Number, target);
                break;
            case Operation.Multiply:
                TensorPrimitives.Multiply(x, y, target);
                break;
            case Operation.MultiplyAdd:
                MultiplyAdd(instruction, x, y, room, target);
                break;
            case >= Operation.Power and <= Operation.Ceiling:
                Primitives.Apply(instruction.Operation, x, a.Number, y, b.Number, target);
                break;
            case Operation.Among when instruction.Extra is float[] sorted:
                Among(x, sorted, target);
                break;
            case Operation.Host when instruction.Extra is HostCall call:
                Host(call, room, target);
                break;
            default:
                Lanes.Apply(instruction.Operation, x, a.Number, y, b.Number, room.Read(instruction.C), instruction.C.Number, target);
                break;
        }
    }

    private static void MultiplyAdd(in Instruction instruction, ReadOnlySpan<float> x, ReadOnlySpan<float> y, in Room room, Span<float> target)
    {
        Operand c = instruction.C;
        bool hasNumber = instruction.A.Kind == OperandKind.Number || instruction.B.Kind == OperandKind.Number;
        float factor = instruction.A.Kind == OperandKind.Number ? instruction.A.Number : instruction.B.Number;
        ReadOnlySpan<float> column = instruction.A.Kind == OperandKind.Number ? y : x;
        if (c.Kind == OperandKind.Number)
        {
            if (hasNumber)
            {
                TensorPrimitives.Multiply(column, factor, target);
                TensorPrimitives.Add(target, c.Number, target);
            }
            else
            {
                TensorPrimitives.MultiplyAdd(x, y, c.Number, target);
            }

            return;
        }

        ReadOnlySpan<float> addend = room.Read(c);
        if (hasNumber)
        {
            TensorPrimitives.MultiplyAdd(column, factor, addend, target);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(x, y, addend, target);
        }
    }

    private static void Among(ReadOnlySpan<float> x, float[] sorted, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = !float.IsFinite(x[i]) ? float.NaN : Array.BinarySearch(sorted, x[i]) >= 0 ? 1f : 0f;
        }
    }

    private static void Host(HostCall call, in Room room, Span<float> target)
    {
        Span<float> arguments = stackalloc float[call.Operands.Count];
        for (int i = 0; i < target.Length; i++)
        {
            for (int j = 0; j < arguments.Length; j++)
            {
                Operand operand = call.Operands[j];
                arguments[j] = operand.Kind == OperandKind.Number ? operand.Number : room.Read(operand)[i];
            }

            target[i] = call.Function.Compute(arguments);
        }
    }

    // What a chunk of candidates reads from.
    private readonly ref struct Room(ReadOnlySpan<ReadOnlyMemory<float>> columns, ReadOnlySpan<float> whole, int count, float[] registers, int start, int length)
    {
        private readonly ReadOnlySpan<ReadOnlyMemory<float>> _columns = columns;
        private readonly ReadOnlySpan<float> _whole = whole;

        public ReadOnlySpan<float> Read(in Operand operand) => operand.Kind switch
        {
            OperandKind.Column => _columns[operand.Index].Span.Slice(start, length),
            OperandKind.OverAll => _whole.Slice((operand.Index * count) + start, length),
            OperandKind.Register => registers.AsSpan(operand.Index * Chunk, length),
            _ => default,
        };
    }
}
