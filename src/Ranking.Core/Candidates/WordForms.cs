namespace Ranking;

/// <summary>
/// Finds the words of a sorted list that a mistyped one may stand for: within so many letters changed, added, left out, or exchanged with their neighbour.
/// <code>
/// d(i, j)   edits between the first i letters of a listed word and the first j of the one that is looked for
///           the least of d(i − 1, j) + 1, d(i, j − 1) + 1, d(i − 1, j − 1) + (0 where the letters are the same, else 1), and d(i − 2, j − 2) + 1 where two letters are exchanged
/// </code>
/// The list is walked as a tree: words with the same beginning share its rows, and no word is looked at whose beginning is too far off already. V. I. Levenshtein 1966 and F. J. Damerau 1964; a letter
/// takes part in one edit.
/// </summary>
internal ref struct WordForms
{
    private readonly ReadOnlySpan<string> _words;
    private readonly string _word;
    private readonly int _most;
    private readonly List<(int Word, int Distance)> _found;
    private readonly int[] _rows;

    private WordForms(ReadOnlySpan<string> words, string word, int most)
    {
        _words = words;
        _word = word;
        _most = most;
        _found = [];
        _rows = new int[(word.Length + most + 2) * (word.Length + 1)];
        for (int j = 0; j <= word.Length; j++)
        {
            _rows[j] = j;
        }
    }

    /// <summary>The words within a distance.</summary>
    /// <param name="words">Different words, in ordinal order.</param>
    /// <param name="word">What is looked for.</param>
    /// <param name="most">The most edits.</param>
    /// <returns>Their places, in order, and how many edits each is away.</returns>
    public static List<(int Word, int Distance)> Near(ReadOnlySpan<string> words, string word, int most)
    {
        var forms = new WordForms(words, word, most);
        forms.Visit(0, words.Length, 0);
        return forms._found;
    }

    // All words from low to high begin with the same letters, as many as the depth.
    private readonly void Visit(int low, int high, int depth)
    {
        if (low < high && _words[low].Length == depth)
        {
            int distance = Row(depth)[_word.Length];
            if (distance <= _most)
            {
                _found.Add((low, distance));
            }

            low++;
        }

        while (low < high)
        {
            int end = EndOf(low, high, depth);
            if (Step(_words[low], depth) <= _most)
            {
                Visit(low, end, depth + 1);
            }

            low = end;
        }
    }

    // Makes the row behind one more letter, and says the least of it: no word that begins so is nearer.
    private readonly int Step(string listed, int depth)
    {
        char letter = listed[depth];
        ReadOnlySpan<int> above = Row(depth);
        Span<int> row = Row(depth + 1);
        int least = row[0] = depth + 1;
        for (int j = 1; j < row.Length; j++)
        {
            int edits = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (letter == _word[j - 1] ? 0 : 1));
            if (j > 1 && depth > 0 && letter == _word[j - 2] && listed[depth - 1] == _word[j - 1])
            {
                edits = Math.Min(edits, Row(depth - 1)[j - 2] + 1);
            }

            row[j] = edits;
            least = Math.Min(least, edits);
        }

        return least;
    }

    // Where the words end that have the same letter at a depth, by doubling steps and then halves.
    private readonly int EndOf(int low, int high, int depth)
    {
        char letter = _words[low][depth];
        int step = 1;
        while (low + step < high && _words[low + step][depth] == letter)
        {
            low += step;
            step *= 2;
        }

        high = Math.Min(high, low + step);
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = _words[middle][depth] == letter ? (middle, high) : (low, middle);
        }

        return high;
    }

    private readonly Span<int> Row(int depth) => _rows.AsSpan(depth * (_word.Length + 1), _word.Length + 1);
}
