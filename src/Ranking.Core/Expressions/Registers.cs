namespace Ranking.Expressions;

/// <summary>Gives values that were each computed once their registers, and lays products into the sums that alone read them.</summary>
internal static class Registers
{
    /// <summary>Makes the program of some values.</summary>
    /// <param name="values">The values, each after those it reads; their operands of kind register are places among them.</param>
    /// <param name="result">What the program gives.</param>
    public static ScoreProgram Allocate(List<Instruction> values, Operand result)
    {
        if (result.Kind != OperandKind.Register)
        {
            return new ScoreProgram([new Instruction(Operation.Copy, 0, result)], [], 1, []);
        }

        int[] uses = Uses(values, result);
        for (int i = 0; i < values.Count; i++)
        {
            if (uses[i] > 0 && values[i].Operation == Operation.Add)
            {
                values[i] = Fused(values[i], values, uses);
            }
        }

        // What nothing reads any more falls away.
        int[] last = new int[values.Count];
        for (int i = 0; i < values.Count; i++)
        {
            if (uses[i] > 0)
            {
                foreach (Operand operand in Operands(values[i]).Where(operand => operand.Kind == OperandKind.Register))
                {
                    last[operand.Index] = i;
                }
            }
        }

        return Assign(values, uses, last);
    }

    private static ScoreProgram Assign(List<Instruction> values, int[] uses, int[] last)
    {
        var free = new Stack<int>();
        int[] register = new int[values.Count];
        int count = 0;
        var instructions = new List<Instruction>();
        for (int i = 0; i < values.Count; i++)
        {
            if (uses[i] == 0)
            {
                continue;
            }

            foreach (int read in Operands(values[i]).Where(operand => operand.Kind == OperandKind.Register && last[operand.Index] == i).Select(operand => operand.Index).Distinct())
            {
                free.Push(register[read]);
            }

            // Every operation reads a candidate before it writes it, so it may write where it reads.
            register[i] = free.Count > 0 ? free.Pop() : count++;
            Instruction value = values[i];
            instructions.Add(value with
            {
                Target = register[i],
                A = Moved(value.A, register),
                B = Moved(value.B, register),
                C = Moved(value.C, register),
                Extra = value.Extra is HostCall call ? call with { Operands = [.. call.Operands.Select(operand => Moved(operand, register))] } : value.Extra,
            });
        }

        return new ScoreProgram([.. instructions], [], Math.Max(1, count), []);
    }

    private static Instruction Fused(Instruction sum, List<Instruction> values, int[] uses)
    {
        foreach (var (product, addend) in new[] { (sum.B, sum.A), (sum.A, sum.B) })
        {
            if (product.Kind == OperandKind.Register && uses[product.Index] == 1 && values[product.Index] is { Operation: Operation.Multiply } factors)
            {
                uses[product.Index] = 0;
                return new Instruction(Operation.MultiplyAdd, 0, factors.A, factors.B, addend);
            }
        }

        return sum;
    }

    private static int[] Uses(List<Instruction> values, Operand result)
    {
        int[] uses = new int[values.Count];
        uses[result.Index] = 1;
        for (int i = values.Count - 1; i >= 0; i--)
        {
            if (uses[i] > 0)
            {
                foreach (Operand operand in Operands(values[i]).Where(operand => operand.Kind == OperandKind.Register))
                {
                    uses[operand.Index]++;
                }
            }
        }

        return uses;
    }

    private static IEnumerable<Operand> Operands(Instruction value) =>
        value.Extra is HostCall call ? call.Operands : [value.A, value.B, value.C];

    private static Operand Moved(Operand operand, int[] register) =>
        operand.Kind == OperandKind.Register ? operand with { Index = register[operand.Index] } : operand;
}
