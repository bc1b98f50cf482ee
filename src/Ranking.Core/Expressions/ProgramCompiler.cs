namespace Ranking.Expressions;

/// <summary>
/// Turns a tree into instructions over registers. Constants are folded, a product that is only added becomes one multiply-add, and a
/// register is used again as soon as its value was read, so that all registers of a chunk stay in the first cache.
/// </summary>
internal sealed class ProgramCompiler
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<string> _names = [];
    private readonly Stack<int> _free = new();
    private int _registers;

    public static ScoreProgram Compile(ExpressionNode tree)
    {
        var compiler = new ProgramCompiler();
        Operand result = compiler.Emit(Fold(tree));
        if (result.Kind != OperandKind.Register)
        {
            compiler.Add(Operation.Copy, result);
        }

        return new ScoreProgram(compiler._instructions.ToArray(), compiler._names.ToArray(), compiler._registers);
    }

    /// <summary>Computes what is constant, in the same float arithmetic as the evaluator.</summary>
    private static ExpressionNode Fold(ExpressionNode node)
    {
        switch (node)
        {
            case NegateNode negate:
                ExpressionNode operand = Fold(negate.Operand);
                return operand is NumberNode number ? number with { Value = -number.Value } : negate with { Operand = operand };
            case BinaryNode binary:
                ExpressionNode left = Fold(binary.Left);
                ExpressionNode right = Fold(binary.Right);
                if (left is NumberNode a && right is NumberNode b)
                {
                    return new NumberNode(binary.Position, binary.Operator switch
                    {
                        Operator.Add => a.Value + b.Value,
                        Operator.Subtract => a.Value - b.Value,
                        Operator.Multiply => a.Value * b.Value,
                        _ => a.Value / b.Value,
                    });
                }

                return binary with { Left = left, Right = right };
            default:
                return node;
        }
    }

    private Operand Emit(ExpressionNode node)
    {
        switch (node)
        {
            case NumberNode number:
                return new Operand(OperandKind.Number, 0, number.Value);
            case NameNode name:
                int index = _names.IndexOf(name.Name);
                if (index < 0)
                {
                    index = _names.Count;
                    _names.Add(name.Name);
                }

                return new Operand(OperandKind.Column, index);
            case NegateNode negate:
                return Add(Operation.Negate, Emit(negate.Operand));
            case BinaryNode { Operator: Operator.Add, Right: BinaryNode { Operator: Operator.Multiply } product } sum:
                Operand addend = Emit(sum.Left);
                return Add(Operation.MultiplyAdd, Emit(product.Left), Emit(product.Right), addend);
            case BinaryNode { Operator: Operator.Add, Left: BinaryNode { Operator: Operator.Multiply } product } sum:
                Operand a = Emit(product.Left);
                Operand b = Emit(product.Right);
                return Add(Operation.MultiplyAdd, a, b, Emit(sum.Right));
            case BinaryNode binary:
                Operand left = Emit(binary.Left);
                Operand right = Emit(binary.Right);
                return Add(
                    binary.Operator switch
                    {
                        Operator.Add => Operation.Add,
                        Operator.Subtract => Operation.Subtract,
                        Operator.Multiply => Operation.Multiply,
                        _ => Operation.Divide,
                    },
                    left,
                    right);
            default:
                throw new InvalidOperationException($"There is no instruction for {node.GetType().Name}.");
        }
    }

    private Operand Add(Operation operation, Operand a, Operand? b = null, Operand? c = null)
    {
        Release(a);
        Release(b);
        Release(c);
        int target = _free.Count > 0 ? _free.Pop() : _registers++;
        _instructions.Add(new Instruction(operation, target, a, b ?? default, c ?? default));
        return new Operand(OperandKind.Register, target);
    }

    private void Release(Operand? operand)
    {
        if (operand is { Kind: OperandKind.Register } register)
        {
            _free.Push(register.Index);
        }
    }
}
