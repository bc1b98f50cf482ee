using System.Globalization;
using System.Text;

namespace Ranking.Expressions;

/// <summary>Writes a tree in its one canonical form: single spaces, the parentheses that are needed, words in lower case but for CASE, choices as CASE.</summary>
internal static class Printer
{
    private const int MostValues = 8;
    private const int OrBinding = 1;
    private const int AndBinding = 2;
    private const int NotBinding = 3;
    private const int ComparisonBinding = 4;
    private const int SumBinding = 5;
    private const int ProductBinding = 6;
    private const int UnaryBinding = 7;
    private const int PowerBinding = 8;
    private const int PrimaryBinding = 9;

    public static string Print(ExpressionNode node)
    {
        var text = new StringBuilder();
        Write(node, leastBinding: 0, text);
        return text.ToString();
    }

    /// <summary>A text in single quotes, as the language reads it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Write(ExpressionNode node, int leastBinding, StringBuilder text)
    {
        bool isWrapped = BindingOf(node) < leastBinding;
        text.Append(isWrapped ? "(" : "");
        switch (node)
        {
            case NumberNode number:
                text.Append(float.IsNaN(number.Value) ? "null" : number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case TextNode word:
                text.Append(Quote(word.Value));
                break;
            case NameNode name:
                text.Append(name.Name);
                break;
            case ParameterNode parameter:
                text.Append('$').Append(parameter.Name);
                break;
            case ValuesNode values:
                Write(values, text);
                break;
            case ListNode list:
                text.Append('[');
                WriteAll(list.Items, text);
                text.Append(']');
                break;
            case UnaryNode unary:
                // Two minus signs in a row would begin a comment.
                text.Append(unary.Operator == Operator.Not ? "not " : "-");
                Write(unary.Operand, unary.Operator == Operator.Not ? NotBinding : StartsWithMinus(unary.Operand) ? PrimaryBinding + 1 : UnaryBinding, text);
                break;
            case BinaryNode binary:
                Write(binary, text);
                break;
            case CallNode call:
                Write(call, text);
                break;
            case CaseNode choice:
                Write(choice, text);
                break;
        }

        text.Append(isWrapped ? ")" : "");
    }

    private static void Write(BinaryNode binary, StringBuilder text)
    {
        int binding = BindingOf(binary);
        // Comparisons do not chain; powers group from the right and take a signed exponent; all others group from the left.
        int left = binding is ComparisonBinding or PowerBinding ? binding + 1 : binding;
        int right = binding == PowerBinding ? UnaryBinding : binding + 1;
        Write(binary.Left, left, text);
        text.Append(' ').Append(Symbol(binary.Operator)).Append(' ');
        Write(binary.Right, right, text);
    }

    private static void Write(CallNode call, StringBuilder text)
    {
        if (call.Function == Functions.IsNull)
        {
            Write(call.Arguments[0], ComparisonBinding + 1, text);
            text.Append(" is null");
        }
        else if (call.Function == Functions.Between)
        {
            Write(call.Arguments[0], SumBinding, text);
            text.Append(" between ");
            Write(call.Arguments[1], SumBinding, text);
            text.Append(" and ");
            Write(call.Arguments[2], SumBinding, text);
        }
        else
        {
            text.Append(call.Function.Name).Append('(');
            WriteAll(call.Arguments, text);
            text.Append(')');
        }
    }

    private static void Write(CaseNode choice, StringBuilder text)
    {
        text.Append("CASE ");
        if (choice.Operand is { } operand)
        {
            Write(operand, 0, text);
            text.Append(' ');
        }

        foreach (CaseBranch branch in choice.Branches)
        {
            text.Append("WHEN ");
            Write(branch.When, 0, text);
            text.Append(" THEN ");
            Write(branch.Then, 0, text);
            text.Append(' ');
        }

        if (choice.Otherwise is { } otherwise)
        {
            text.Append("ELSE ");
            Write(otherwise, 0, text);
            text.Append(' ');
        }

        text.Append("END");
    }

    // Many values are named by the first of them, how many there are, and a hash of all: a name, and no more to be read.
    private static void Write(ValuesNode values, StringBuilder text)
    {
        string[] all = [.. values.Texts.Order(StringComparer.Ordinal)];
        text.Append('[').AppendJoin(", ", all.Take(MostValues).Select(Quote));
        if (all.Length > MostValues)
        {
            text.Append(CultureInfo.InvariantCulture, $", … {all.Length} values {SeededRandom.Derive(0, all):x16}");
        }

        text.Append(']');
    }

    private static void WriteAll(IReadOnlyList<ExpressionNode> nodes, StringBuilder text)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(nodes[i], 0, text);
        }
    }

    private static bool StartsWithMinus(ExpressionNode node) =>
        node is UnaryNode { Operator: Operator.Negate } || (node is NumberNode number && float.IsNegative(number.Value) && !float.IsNaN(number.Value));

    private static int BindingOf(ExpressionNode node) => node switch
    {
        NumberNode number when float.IsNegative(number.Value) && !float.IsNaN(number.Value) => UnaryBinding,
        UnaryNode { Operator: Operator.Not } => NotBinding,
        UnaryNode => UnaryBinding,
        CallNode call when call.Function == Functions.IsNull || call.Function == Functions.Between => ComparisonBinding,
        BinaryNode binary => binary.Operator switch
        {
            Operator.Or => OrBinding,
            Operator.And => AndBinding,
            Operator.Add or Operator.Subtract => SumBinding,
            Operator.Multiply or Operator.Divide or Operator.Modulo => ProductBinding,
            Operator.Power => PowerBinding,
            _ => ComparisonBinding,
        },
        _ => PrimaryBinding,
    };

    private static string Symbol(Operator operation) => operation switch
    {
        Operator.Or => "or",
        Operator.And => "and",
        // One = behind a name would name an argument.
        Operator.Equal => "==",
        Operator.NotEqual => "<>",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => ">=",
        Operator.In => "in",
        Operator.Like => "like",
        Operator.LikeAnyCase => "ilike",
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Modulo => "%",
        _ => "**",
    };
}
