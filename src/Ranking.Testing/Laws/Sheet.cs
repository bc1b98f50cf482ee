namespace Ranking.Testing;

/// <summary>Candidates to describe, filter or score: made once, then mixed, split and taken one by one.</summary>
internal sealed class Sheet
{
    private readonly SignalScope _scope;
    private readonly IReadOnlyList<ItemQuery> _lists;
    private readonly int[] _items;
    private readonly int[] _listOf;
    private readonly Dictionary<string, float[]> _signals;

    private Sheet(SignalScope scope, IReadOnlyList<ItemQuery> lists, int[] items, int[] listOf, Dictionary<string, float[]> signals)
    {
        _scope = scope;
        _lists = lists;
        _items = items;
        _listOf = listOf;
        _signals = signals;
    }

    public int Count => _items.Length;

    /// <summary>Draws candidates: of the scope of a page different titles; of the scope of rows three lists, one of them empty, that share titles.</summary>
    /// <param name="scope">What the candidates are.</param>
    /// <param name="world">Whose titles they are.</param>
    /// <param name="random">Draws them, and the numbers of the signals.</param>
    /// <param name="signals">The signals that are known.</param>
    /// <param name="most">How many titles a list has at the most.</param>
    public static Sheet Draw(SignalScope scope, World world, SeededRandom random, IReadOnlyList<string> signals, int most = int.MaxValue)
    {
        int[] items = [];
        int[] listOf = [];
        var lists = new List<ItemQuery>();
        if (scope == SignalScope.Page)
        {
            items = Titles(world, random, most);
            listOf = new int[items.Length];
        }
        else
        {
            for (int list = 0; list < 3; list++)
            {
                int[] titles = list == 1 ? [] : Titles(world, random, most);
                // The title a list grew from is not in it.
                int seed = titles.Length > 1 && list == 2 ? titles[0] : -1;
                titles = seed < 0 ? titles : titles[1..];
                lists.Add(new ItemQuery($"list {list}", [], titles.Length + 1) { SeedItem = seed });
                items = [.. items, .. titles];
                listOf = [.. listOf, .. Enumerable.Repeat(list, titles.Length)];
            }
        }

        var columns = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (string name in signals)
        {
            // Zeros and equal numbers among them: ties, and what is divided by.
            columns[name] = [.. items.Select(_ => random.NextInt32(4) == 0 ? random.NextInt32(3) : (4f * random.NextSingle()) - 1f)];
        }

        return new Sheet(scope, lists, items, listOf, columns);
    }

    public int Item(int position) => _items[position];

    /// <summary>The batch a part is given.</summary>
    public CandidateBatch Batch(RankingContext context)
    {
        var starts = new int[_lists.Count + 1];
        foreach (int list in _scope == SignalScope.Row ? _listOf : [])
        {
            starts[list + 1]++;
        }

        for (int i = 0; i < _lists.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        return new CandidateBatch(
            context,
            _scope,
            _items,
            _signals.ToDictionary(column => column.Key, column => (ReadOnlyMemory<float>)column.Value, StringComparer.Ordinal),
            _lists,
            _scope == SignalScope.Row ? starts : default(ReadOnlyMemory<int>));
    }

    /// <summary>Some of the candidates in another order; candidates of one list stay together.</summary>
    /// <param name="positions">Their positions here, list by list.</param>
    public Sheet At(params int[] positions) => new(
        _scope,
        _lists,
        [.. positions.Select(position => _items[position])],
        [.. positions.Select(position => _listOf[position])],
        _signals.ToDictionary(column => column.Key, column => positions.Select(position => column.Value[position]).ToArray(), StringComparer.Ordinal));

    /// <summary>All positions, mixed within each list.</summary>
    public int[] Mixed(SeededRandom random) => [.. Numbers.Permutation(Count, random).OrderBy(position => _listOf[position])];

    /// <summary>The same candidates with every number of the signals NaN.</summary>
    public Sheet WithoutNumbers() => new(
        _scope, _lists, _items, _listOf,
        _signals.ToDictionary(column => column.Key, column => Enumerable.Repeat(float.NaN, column.Value.Length).ToArray(), StringComparer.Ordinal));

    private static int[] Titles(World world, SeededRandom random, int most)
    {
        int[] titles = Numbers.Permutation(world.Catalog.Count, random);
        return titles[..Math.Min(most, titles.Length)];
    }
}
