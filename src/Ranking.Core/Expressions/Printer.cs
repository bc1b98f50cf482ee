using System.Globalization;
using System.Text;

namespace Ranking.Expressions;

/// <summary>Writes a tree in its one canonical form: single spaces, and the parentheses that are needed.</summary>
internal static class Printer
{
    private const int UnaryBinding = 3;

    public static string Print(ExpressionNode node)
    {
        var text = new StringBuilder();
        Write(node, leastBinding: 0, text);
        return text.ToString();
    }

    private static void Write(ExpressionNode node, int leastBinding, StringBuilder text)
    {
        switch (node)
        {
            case NumberNode number:
                text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case NameNode name:
                text.Append(name.Name);
                break;
            case NegateNode negate:
                text.Append('-');
                Write(negate.Operand, UnaryBinding, text);
                break;
            case BinaryNode binary:
                int binding = binary.Operator is Operator.Add or Operator.Subtract ? 1 : 2;
                bool wrapped = binding < leastBinding;
                text.Append(wrapped ? "(" : "");
                Write(binary.Left, binding, text);
                text.Append(' ').Append("+-*/"[(int)binary.Operator]).Append(' ');
                Write(binary.Right, binding + 1, text);
                text.Append(wrapped ? ")" : "");
                break;
        }
    }
}
