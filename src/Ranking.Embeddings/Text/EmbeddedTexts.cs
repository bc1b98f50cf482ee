using System.Security.Cryptography;
using System.Text;

namespace Ranking.Embeddings;

/// <summary>Which texts a space was built of, by hash, and where their vectors are: a later space takes them over.</summary>
/// <param name="model">What sets the generator's model apart. A text under another model is another text.</param>
internal sealed class EmbeddedTexts(string model)
{
    private readonly Dictionary<UInt128, (EmbeddingTable Table, int Row)> _rows = [];

    /// <summary>Takes texts with the rows that are theirs; those without a direction are left out, and asked for again.</summary>
    public void Add(IReadOnlyList<string> texts, EmbeddingTable table)
    {
        for (int row = 0; row < texts.Count; row++)
        {
            if (table.Norm(row) > 0f)
            {
                _rows.TryAdd(KeyOf(model, texts[row]), (table, row));
            }
        }
    }

    /// <summary>The vector of a text under a model, of length 1; empty where it is not known.</summary>
    public ReadOnlySpan<float> Find(string byModel, string text) =>
        _rows.TryGetValue(KeyOf(byModel, text), out (EmbeddingTable Table, int Row) known) ? known.Table.Row(known.Row) : [];

    private static UInt128 KeyOf(string model, string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{model}\0{text}"), hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
