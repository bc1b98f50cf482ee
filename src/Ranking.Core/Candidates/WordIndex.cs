using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// Which words each title has, and how often: an inverted index over its name, its texts and its labels, with what BM25 makes of how long they are.
/// <code>
/// length factor of a title = k1 · (1 − b + b · words / mean words)          k1 = 1.2, b = 0.75
/// </code>
/// About five bytes a different word of a title. Immutable and safe for concurrent use.
/// </summary>
internal sealed class WordIndex
{
    public const float K1 = 1.2f;
    private const float B = 0.75f;

    // Words in ordinal order; those of word w are _starts[w] to _starts[w + 1] of the postings, ascending by title.
    private readonly string[] _words;
    private readonly int[] _starts;
    private readonly int[] _items;
    private readonly byte[] _counts;
    private readonly float[] _lengthFactors;

    private WordIndex(string[] words, int[] starts, int[] items, byte[] counts, float[] lengthFactors)
    {
        _words = words;
        _starts = starts;
        _items = items;
        _counts = counts;
        _lengthFactors = lengthFactors;
    }

    /// <summary>All words, in ordinal order.</summary>
    public ReadOnlySpan<string> Words => _words;

    /// <summary>What of a title BM25 holds against a word's count: one a title.</summary>
    public ReadOnlySpan<float> LengthFactors => _lengthFactors;

    /// <summary>The place of a word; negative where no title has it.</summary>
    public int Find(string word) => Array.BinarySearch(_words, word, StringComparer.Ordinal);

    /// <summary>The titles that have a word, ascending.</summary>
    public ReadOnlySpan<int> ItemsOf(int word) => _items.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);

    /// <summary>How often each of them has it, 255 at the most.</summary>
    public ReadOnlySpan<byte> CountsOf(int word) => _counts.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);

    /// <summary>Takes titles, one after the other, and makes their index.</summary>
    internal sealed class Builder(int itemCount)
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<string> _words = [];
        private readonly List<(int Item, int Place)> _last = [];
        private readonly List<int> _found = [];
        private readonly List<byte> _counts = [];
        private readonly int[] _ends = new int[itemCount];
        private readonly int[] _lengths = new int[itemCount];
        private readonly char[] _room = new char[WordReader.Longest];
        private readonly List<int> _read = [];

        /// <summary>The words of a text, as numbers for <see cref="Add"/>, until the next text is read.</summary>
        public ReadOnlySpan<int> Read(string text)
        {
            Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            var reader = new WordReader(text, _room);
            _read.Clear();
            while (reader.Read())
            {
                if (!known.TryGetValue(reader.Word, out int number))
                {
                    number = _words.Count;
                    _words.Add(new string(reader.Word));
                    _numbers.Add(_words[number], number);
                    _last.Add((-1, 0));
                }

                _read.Add(number);
            }

            return CollectionsMarshal.AsSpan(_read);
        }

        /// <summary>Adds words to a title; titles come in ascending order.</summary>
        public void Add(int item, ReadOnlySpan<int> words)
        {
            foreach (int word in words)
            {
                if (_last[word].Item == item)
                {
                    int place = _last[word].Place;
                    _counts[place] = (byte)Math.Min(byte.MaxValue, _counts[place] + 1);
                }
                else
                {
                    _last[word] = (item, _found.Count);
                    _found.Add(word);
                    _counts.Add(1);
                }
            }

            _lengths[item] += words.Length;
            _ends[item] = _found.Count;
        }

        public WordIndex Build()
        {
            int[] order = [.. Enumerable.Range(0, _words.Count)];
            string[] words = [.. _words];
            Array.Sort(words, order, StringComparer.Ordinal);
            var renumbered = new int[words.Length];
            for (int word = 0; word < order.Length; word++)
            {
                renumbered[order[word]] = word;
            }

            var starts = new int[words.Length + 1];
            foreach (int word in _found)
            {
                starts[renumbered[word] + 1]++;
            }

            for (int word = 0; word < words.Length; word++)
            {
                starts[word + 1] += starts[word];
            }

            var items = new int[_found.Count];
            var counts = new byte[_found.Count];
            int[] next = starts[..^1];
            int from = 0;
            for (int item = 0; item < itemCount; item++)
            {
                for (; from < _ends[item]; from++)
                {
                    int place = next[renumbered[_found[from]]]++;
                    (items[place], counts[place]) = (item, _counts[from]);
                }
            }

            return new WordIndex(words, starts, items, counts, LengthFactors());
        }

        private float[] LengthFactors()
        {
            double total = 0;
            foreach (int length in _lengths)
            {
                total += length;
            }

            double mean = total / Math.Max(1, itemCount);
            return Array.ConvertAll(_lengths, length => (float)(K1 * (1 - B + (B * length / Math.Max(mean, double.Epsilon)))));
        }
    }
}
