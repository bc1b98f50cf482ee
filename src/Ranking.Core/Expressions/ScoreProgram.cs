using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Expressions;

/// <summary>
/// Runs the instructions of an expression over columns, 256 candidates at a time: a chunk of each register fits the first cache, and
/// each instruction is one vectorised loop. Immutable and safe for concurrent use.
/// </summary>
internal sealed class ScoreProgram(Instruction[] instructions, string[] names, int registers)
{
    private const int Chunk = 256;

    /// <summary>The signals read, each once, in the order the columns are passed in.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Evaluates the expression for every candidate.</summary>
    /// <param name="columns">One column a name, each as long as the scores.</param>
    /// <param name="scores">One a candidate.</param>
    public void Run(ReadOnlySpan<ReadOnlyMemory<float>> columns, Span<float> scores)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(registers * Chunk);
        try
        {
            for (int start = 0; start < scores.Length; start += Chunk)
            {
                int length = Math.Min(Chunk, scores.Length - start);
                for (int i = 0; i < instructions.Length; i++)
                {
                    // The last instruction writes the scores themselves.
                    Span<float> target = i == instructions.Length - 1
                        ? scores.Slice(start, length)
                        : rented.AsSpan(instructions[i].Target * Chunk, length);
                    Step(instructions[i], columns, rented, start, target);
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static ReadOnlySpan<float> Read(
        in Operand operand, ReadOnlySpan<ReadOnlyMemory<float>> columns, float[] rented, int start, int length) => operand.Kind switch
        {
            OperandKind.Column => columns[operand.Index].Span.Slice(start, length),
            OperandKind.Register => rented.AsSpan(operand.Index * Chunk, length),
            _ => default,
        };

    private static void Step(
        in Instruction instruction, ReadOnlySpan<ReadOnlyMemory<float>> columns, float[] rented, int start, Span<float> target)
    {
        Operand a = instruction.A;
        Operand b = instruction.B;
        ReadOnlySpan<float> x = Read(a, columns, rented, start, target.Length);
        ReadOnlySpan<float> y = Read(b, columns, rented, start, target.Length);
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
            case Operation.Divide when a.Kind == OperandKind.Number:
                TensorPrimitives.Divide(a.Number, y, target);
                break;
            case Operation.Divide when b.Kind == OperandKind.Number:
                TensorPrimitives.Divide(x, b.Number, target);
                break;
            case Operation.Divide:
                TensorPrimitives.Divide(x, y, target);
                break;
            case Operation.MultiplyAdd:
                MultiplyAdd(instruction, x, y, columns, rented, start, target);
                break;
        }
    }

    private static void MultiplyAdd(
        in Instruction instruction,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<ReadOnlyMemory<float>> columns,
        float[] rented,
        int start,
        Span<float> target)
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

        ReadOnlySpan<float> addend = Read(c, columns, rented, start, target.Length);
        if (hasNumber)
        {
            TensorPrimitives.MultiplyAdd(column, factor, addend, target);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(x, y, addend, target);
        }
    }
}
