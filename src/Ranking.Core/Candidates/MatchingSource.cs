using System.Buffers;

namespace Ranking;

/// <summary>
/// The titles whose words match a text best.
/// <code>
/// score(title) = Σ over the words of the text  ln(1 + (N − n + ½) / (n + ½)) · f · (k1 + 1) / (f + k1 · (1 − b + b · words / mean words))       k1 = 1.2, b = 0.75
///   N  titles       n  titles with the word       f  how often the title has it
/// a word that no title has, of 4 letters or more: the words within one edit of it, of 8 or more two, stand for it together:  f = Σ fᵢ / (1 + edits),  n the largest of theirs
/// </code>
/// S. Robertson and H. Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond", section 3.4, with 1 added in the logarithm so that a word most titles have counts a little and never
/// against. The first 32 different words count, each once; 8 of them may be mistyped, and 16 words stand for each at the most: the nearest, then those of most titles.
/// </summary>
internal sealed class MatchingSource : ICandidateSource
{
    private const int MostWords = 32;
    private const int MostMistyped = 8;
    private const int MostForms = 16;
    private const int OneEditFrom = 4;
    private const int TwoEditsFrom = 8;

    private readonly string[] _words;
    private readonly string[]? _columns;
    private readonly bool _isFuzzy;

    public MatchingSource(string text, IReadOnlyList<string>? columns, bool isFuzzy)
    {
        _words = WordsOf(text);
        _columns = columns is null ? null : [.. columns];
        _isFuzzy = isFuzzy;
    }

    public string Name => "matching";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        Catalog catalog = context.Snapshot.Catalog;
        if (_words.Length == 0 || catalog.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        List<string> errors = [.. (_columns ?? []).Select(column => WordIndexes.ErrorOf(column, catalog)).OfType<string>()];
        if (errors.Count > 0)
        {
            context.Trace.Fallback(Stages.Source, Name, $"it gives nothing: {string.Join(" ", errors)}", catalog.Count);
            return ValueTask.CompletedTask;
        }

        Fill(WordIndexes.Of(catalog, _columns), catalog.Count, candidates, cancellationToken);
        return ValueTask.CompletedTask;
    }

    private static string[] WordsOf(string text)
    {
        var words = new List<string>(MostWords);
        var reader = new WordReader(text, stackalloc char[WordReader.Longest]);
        while (words.Count < MostWords && reader.Read())
        {
            string word = new(reader.Word);
            if (!words.Contains(word, StringComparer.Ordinal))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    private void Fill(WordIndex index, int count, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        float[] scores = ArrayPool<float>.Shared.Rent(count);
        float[] frequencies = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        try
        {
            scores.AsSpan(0, count).Clear();
            frequencies.AsSpan(0, count).Clear();
            int mistyped = 0;
            foreach (string word in _words)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int known = index.Find(word);
                if (known >= 0)
                {
                    Add(index, [(known, 0)], scores, frequencies, count, cancellationToken);
                }
                else if (_isFuzzy && word.Length >= OneEditFrom && mistyped++ < MostMistyped)
                {
                    Add(index, FormsOf(index, word), scores, frequencies, count, cancellationToken);
                }
            }

            AddBest(scores.AsSpan(0, count), keys, candidates, cancellationToken);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<float>.Shared.Return(frequencies);
            ArrayPool<ulong>.Shared.Return(keys);
        }
    }

    private static (int Word, int Distance)[] FormsOf(WordIndex index, string word)
    {
        List<(int Word, int Distance)> forms = WordForms.Near(index.Words, word, word.Length >= TwoEditsFrom ? 2 : 1);
        return [.. forms.OrderBy(form => form.Distance).ThenByDescending(form => index.ItemsOf(form.Word).Length).ThenBy(form => form.Word).Take(MostForms)];
    }

    // Adds what a word says of each title. The frequencies are zeros before and after.
    private static void Add(WordIndex index, ReadOnlySpan<(int Word, int Distance)> forms, float[] scores, float[] frequencies, int count, CancellationToken cancellationToken)
    {
        int most = 0;
        foreach ((int word, int distance) in forms)
        {
            ReadOnlySpan<int> items = index.ItemsOf(word);
            ReadOnlySpan<byte> counts = index.CountsOf(word);
            float weight = 1f / (1 + distance);
            most = Math.Max(most, items.Length);
            for (int i = 0; i < items.Length; i++)
            {
                Look(i, cancellationToken);
                frequencies[items[i]] += weight * counts[i];
            }
        }

        float rarity = (float)Math.Log(1 + ((count - most + 0.5) / (most + 0.5)));
        ReadOnlySpan<float> lengths = index.LengthFactors;
        foreach ((int word, _) in forms)
        {
            ReadOnlySpan<int> items = index.ItemsOf(word);
            for (int i = 0; i < items.Length; i++)
            {
                Look(i, cancellationToken);
                // Zero where a form before this one was in the title too.
                float frequency = frequencies[items[i]];
                frequencies[items[i]] = 0f;
                scores[items[i]] += rarity * frequency * (WordIndex.K1 + 1) / (frequency + lengths[items[i]]);
            }
        }
    }

    private static void AddBest(ReadOnlySpan<float> scores, ulong[] keys, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int found = 0;
        for (int item = 0; item < scores.Length; item++)
        {
            Look(item, cancellationToken);
            if (scores[item] > 0f && candidates.Accepts(item))
            {
                keys[found++] = TopK.KeyOf(scores[item], item);
            }
        }

        if (found > candidates.Limit)
        {
            TopK.KeepBest(keys.AsSpan(0, found), [], candidates.Limit);
            found = candidates.Limit;
        }

        keys.AsSpan(0, found).Sort();
        foreach (ulong key in keys.AsSpan(0, found))
        {
            candidates.TryAdd(TopK.OrdinalOf(key), TopK.ScoreOf(key));
        }
    }

    private static void Look(int step, CancellationToken cancellationToken)
    {
        if ((step & 4095) == 4095)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
