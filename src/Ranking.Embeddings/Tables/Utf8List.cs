using System.Collections;
using System.Text;
using System.Text.Unicode;

namespace Ranking.Embeddings;

/// <summary>Strings in one UTF-8 blob with the places where they start; decoded when read, so that ten million ids are not ten million objects.</summary>
internal sealed class Utf8List : IReadOnlyList<string>
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _text;
    private readonly ReadOnlyMemory<int> _offsets;

    private Utf8List(ReadOnlyMemory<byte> text, ReadOnlyMemory<int> offsets)
    {
        _text = text;
        _offsets = offsets;
    }

    public int Count => _offsets.Length - 1;

    public string this[int index]
    {
        get
        {
            ReadOnlySpan<int> offsets = _offsets.Span;
            string value = Encoding.UTF8.GetString(_text.Span[offsets[index]..offsets[index + 1]]);
            GC.KeepAlive(this);
            return value;
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A list over a blob and its offsets; null where they are not those of strings, so that reading the list never fails.</summary>
    public static Utf8List? Over(ReadOnlyMemory<byte> text, ReadOnlyMemory<int> offsets)
    {
        ReadOnlySpan<byte> bytes = text.Span;
        ReadOnlySpan<int> starts = offsets.Span;
        bool isWhole = starts.Length > 0 && starts[0] == 0 && starts[^1] == bytes.Length && Utf8.IsValid(bytes);
        for (int i = 1; i < starts.Length && isWhole; i++)
        {
            // A string that starts inside a character would be decoded to something else.
            isWhole = starts[i] >= starts[i - 1] && starts[i] <= bytes.Length && (starts[i] == bytes.Length || (bytes[starts[i]] & 0xC0) != 0x80);
        }

        var list = new Utf8List(text, offsets);
        GC.KeepAlive(list);
        return isWhole ? list : null;
    }

    /// <summary>Writes strings into a blob.</summary>
    /// <exception cref="ArgumentException">A string is null or has half a surrogate pair, or they are too long together.</exception>
    public static (byte[] Text, int[] Offsets) Encode(IReadOnlyList<string> values, string parameter)
    {
        var offsets = new int[values.Count + 1];
        long length = 0;
        for (int i = 0; i < values.Count; i++)
        {
            length += Strict.GetByteCount(Checked(values[i], parameter));
            offsets[i + 1] = length <= Array.MaxLength
                ? (int)length
                : throw new ArgumentException($"The strings have more than {Array.MaxLength} bytes of UTF-8 together; spread them over several lists.", parameter);
        }

        var text = new byte[length];
        for (int i = 0; i < values.Count; i++)
        {
            Strict.GetBytes(values[i], text.AsSpan(offsets[i]..offsets[i + 1]));
        }

        return (text, offsets);
    }

    /// <summary>A string that UTF-8 can carry.</summary>
    /// <exception cref="ArgumentException">It is null, or has half a surrogate pair.</exception>
    public static string Checked(string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]))
            {
                if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                {
                    throw new ArgumentException($"A string has half a surrogate pair at {i}, which UTF-8 cannot carry.", parameter);
                }

                i++;
            }
        }

        return value;
    }
}
