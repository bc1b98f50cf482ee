namespace Ranking.Expressions;

/// <summary>
/// Turns a tree into instructions over registers. What the catalog, the person and the moment say becomes a column under its canonical text; constants are folded; what is said twice is computed once; a
/// product that is only added becomes one multiply-add; and a register is used again as soon as its value was read, so that all registers of a chunk stay in the first cache.
/// </summary>
internal sealed class ProgramCompiler
{
    private readonly string _text;
    private readonly Kinds _kinds;
    private readonly List<string> _names;
    private readonly Dictionary<string, ExpressionNode> _read;
    private readonly List<OverAllStep> _overAll;
    private readonly List<Instruction> _values = [];
    private readonly Dictionary<Instruction, int> _known = [];
    private readonly Dictionary<ExpressionNode, Operand> _emitted = new(ReferenceEqualityComparer.Instance);

    private ProgramCompiler(string text, Kinds kinds, List<string> names, Dictionary<string, ExpressionNode> read, List<OverAllStep> overAll) =>
        (_text, _kinds, _names, _read, _overAll) = (text, kinds, names, read, overAll);

    /// <summary>Compiles a tree that was checked.</summary>
    /// <param name="text">The text it was read from.</param>
    /// <param name="tree">The tree; without parameters.</param>
    /// <param name="kinds">The kinds of its nodes.</param>
    /// <param name="read">Takes the columns that are read of titles, the person and the moment, by name.</param>
    public static ScoreProgram Compile(string text, ExpressionNode tree, Kinds kinds, Dictionary<string, ExpressionNode> read)
    {
        var names = new List<string>();
        var overAll = new List<OverAllStep>();
        ScoreProgram program = new ProgramCompiler(text, kinds, names, read, overAll).Compile(tree);
        return program.With([.. names], [.. overAll]);
    }

    private ScoreProgram Compile(ExpressionNode tree) => Registers.Allocate(_values, Emit(tree));

    private Operand Emit(ExpressionNode node)
    {
        if (!_emitted.TryGetValue(node, out Operand operand))
        {
            operand = EmitNew(node);
            _emitted.Add(node, operand);
        }

        return operand;
    }

    private Operand EmitNew(ExpressionNode node)
    {
        if (Reading.IsRead(node, _kinds))
        {
            return Read(node);
        }

        switch (node)
        {
            case NumberNode number:
                return new Operand(OperandKind.Number, 0, number.Value);
            case NameNode name:
                if (KnownNames.IsRead(name.Name))
                {
                    _read.TryAdd(name.Name, name);
                }

                return Column(name.Name);
            case UnaryNode unary:
                return Add(unary.Operator == Operator.Not ? Operation.Not : Operation.Negate, Emit(unary.Operand));
            case BinaryNode { Operator: Operator.In } among:
                return Add(Operation.Among, Emit(among.Left), extra: Numbers(among.Right));
            case BinaryNode binary:
                return Binary(binary);
            case CallNode call:
                return Call(call);
            case CaseNode choice:
                return Case(choice);
            default:
                throw new ExpressionException(_text, node.Position, $"found {Printer.Print(node)}; expected a number.");
        }
    }

    private Operand Binary(BinaryNode binary)
    {
        Operand left = Emit(binary.Left);
        Operand right = Emit(binary.Right);
        return binary.Operator switch
        {
            Operator.Or => Add(Operation.Or, left, right),
            Operator.And => Add(Operation.And, left, right),
            Operator.Equal => Add(Operation.Equal, left, right),
            Operator.NotEqual => Add(Operation.NotEqual, left, right),
            Operator.Less => Add(Operation.Less, left, right),
            Operator.LessOrEqual => Add(Operation.LessOrEqual, left, right),
            Operator.Greater => Add(Operation.Less, right, left),
            Operator.GreaterOrEqual => Add(Operation.LessOrEqual, right, left),
            Operator.Add => Add(Operation.Add, left, right),
            Operator.Subtract => Add(Operation.Subtract, left, right),
            Operator.Multiply => Add(Operation.Multiply, left, right),
            Operator.Divide => Add(Operation.Divide, left, right),
            Operator.Modulo => Add(Operation.Modulo, left, right),
            _ => Guarded(Operation.Power, left, right),
        };
    }

    private Operand Call(CallNode call)
    {
        if (call.Function.IsOverAll)
        {
            // Whatever is worked out over all candidates comes before the rest; two that are alike are one.
            ScoreProgram program = new ProgramCompiler(_text, _kinds, _names, _read, _overAll).Compile(call.Arguments[0]);
            _overAll.Add(new OverAllStep(call.Function.Operation, program));
            return new Operand(OperandKind.OverAll, _overAll.Count - 1);
        }

        if (call.Function == Functions.IsNull)
        {
            return Add(Operation.IsNull, Emit(call.Arguments[0]));
        }

        if (Rewriting.Lower(call) is var lowered && !ReferenceEquals(lowered, call))
        {
            _kinds.Check(lowered);
            return Emit(lowered);
        }

        Operand[] operands = [.. call.Arguments.Select(Emit)];
        switch (call.Function.Operation)
        {
            case Operation.Host when call.Function.Host is { } host:
                return Host(host, operands);
            case Operation.Min or Operation.Max or Operation.Coalesce:
                return operands.Length == 1
                    ? operands[0]
                    : operands.Aggregate((first, next) => Add(call.Function.Operation, first, next));
            case Operation.Exp or Operation.Sigmoid:
                return Guarded(call.Function.Operation, operands[0]);
            case Operation.Power:
                return Guarded(Operation.Power, operands[0], operands[1]);
            default:
                return Add(call.Function.Operation, operands[0]);
        }
    }

    private Operand Case(CaseNode choice)
    {
        Operand result = choice.Otherwise is { } otherwise ? Emit(otherwise) : new Operand(OperandKind.Number, 0, float.NaN);
        foreach (CaseBranch branch in choice.Branches.Reverse())
        {
            ExpressionNode condition = branch.When;
            if (choice.Operand is { } operand)
            {
                condition = new BinaryNode(branch.When.Position, Operator.Equal, operand, branch.When);
                _kinds.Check(condition);
            }

            result = Add(Operation.Select, Emit(condition), Emit(branch.Then), result);
        }

        return result;
    }

    private Operand Host(ExpressionFunction function, Operand[] operands)
    {
        if (Array.TrueForAll(operands, operand => operand.Kind == OperandKind.Number) && operands.Length > 0)
        {
            return new Operand(OperandKind.Number, 0, function.Compute(Array.ConvertAll(operands, operand => operand.Number)));
        }

        _values.Add(new Instruction(Operation.Host, 0, default, Extra: new HostCall(function, operands)));
        return new Operand(OperandKind.Register, _values.Count - 1);
    }

    // What turns an infinity into a number would hide that there was none.
    private Operand Guarded(Operation operation, Operand a, Operand? b = null)
    {
        Operand result = Add(operation, a, b);
        return result.Kind == OperandKind.Number ? result : Add(Operation.Guard, result, a, b ?? new Operand(OperandKind.Number, 0));
    }

    private Operand Read(ExpressionNode node)
    {
        if (Reading.FindSignal(node) is { } signal)
        {
            throw new ExpressionException(_text, signal.Position, $"the signal '{signal.Name}' is used to work out a text, a time or a vector; expected what is read of titles, the person or the moment.");
        }

        if (Reading.IsConstant(node))
        {
            return new Operand(OperandKind.Number, 0, RowInterpreter.Evaluate(node, NoValues.Instance).AsNumber());
        }

        string name = Printer.Print(node);
        _read.TryAdd(name, node);
        return Column(name);
    }

    private Operand Column(string name)
    {
        int index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
        }

        return new Operand(OperandKind.Column, index);
    }

    private Operand Add(Operation operation, Operand a, Operand? b = null, Operand? c = null, object? extra = null)
    {
        bool isConstant = a.Kind == OperandKind.Number && (b ?? a).Kind == OperandKind.Number && (c ?? a).Kind == OperandKind.Number;
        if (isConstant && extra is null)
        {
            return new Operand(OperandKind.Number, 0, Scalars.Compute(operation, a.Number, b?.Number ?? 0, c?.Number ?? 0));
        }

        if (isConstant && extra is float[] sorted)
        {
            return new Operand(OperandKind.Number, 0, !float.IsFinite(a.Number) ? float.NaN : Array.BinarySearch(sorted, a.Number) >= 0 ? 1 : 0);
        }

        var value = new Instruction(operation, 0, a, b ?? default, c ?? default, extra);
        if (!_known.TryGetValue(value, out int index))
        {
            index = _values.Count;
            _values.Add(value);
            _known.Add(value, index);
        }

        return new Operand(OperandKind.Register, index);
    }

    private static float[] Numbers(ExpressionNode list)
    {
        float[] numbers = list switch
        {
            ValuesNode values => [.. values.Numbers],
            ListNode written => [.. written.Items.Select(item => RowInterpreter.Evaluate(item, NoValues.Instance).AsNumber()).Where(float.IsFinite)],
            _ => [],
        };
        Array.Sort(numbers);
        return numbers;
    }
}
