using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Spherical k-means (Dhillon and Modha, Concept decompositions for large sparse text data, 2001) over weighted unit vectors, begun as k-means++ begins (Arthur and Vassilvitskii 2007).
/// <code>
/// k ← min(wanted, liked titles / 3)
/// best of 3 beginnings:
///   centre 1 ← a liked title, drawn by w; each further one by w · (1 − cosine with the nearest centre so far)
///   repeat up to 20 times, until no title moves:  each liked title to its nearest centre;  centre ← Σ w · v of its titles, normalised
///   how good: Σ w · cosine with the centre
/// while a cluster has fewer than 3 titles or 5 % of the weight: its smallest joins the one whose centre is nearest to its own
/// clusters by weight, the heaviest first; disliked titles join the cluster whose centre is nearest
/// </code>
/// Ties go to the lower number. The same titles and weights with the same seed give the same clusters.
/// </summary>
internal ref struct PersonaClusters
{
    // Two titles may be alike by chance, and a taste that is 5 % of all would get one place in k of every row.
    private const int FewestTitles = 3;
    private const float SmallestShare = 0.05f;
    private const int Beginnings = 3;
    private const int MostRounds = 20;

    private readonly EmbeddingTable _items;
    private readonly ReadOnlySpan<int> _titles;
    private readonly ReadOnlySpan<float> _weights;
    private readonly Span<float> _centres;
    private readonly Span<int> _sizes;
    private readonly Span<float> _masses;
    private readonly float[] _room;

    private PersonaClusters(EmbeddingTable items, ReadOnlySpan<int> titles, ReadOnlySpan<float> weights, Span<float> centres, Span<int> sizes, Span<float> masses)
    {
        _items = items;
        _titles = titles;
        _weights = weights;
        _centres = centres;
        _sizes = sizes;
        _masses = masses;
        _room = items.IsQuantized ? new float[items.Dimensions] : [];
    }

    /// <summary>Puts every title into one cluster.</summary>
    /// <param name="items">The vectors.</param>
    /// <param name="titles">The titles, each with a direction.</param>
    /// <param name="weights">Their weights; none is 0, and one below 0 is a dislike.</param>
    /// <param name="most">How many clusters at the most.</param>
    /// <param name="seed">Where the beginnings are drawn from.</param>
    /// <param name="clusters">Takes the cluster of each title, from 0.</param>
    /// <returns>How many there are: 0 without titles, and 1 where there is nothing to tell apart.</returns>
    public static int Find(EmbeddingTable items, ReadOnlySpan<int> titles, ReadOnlySpan<float> weights, int most, ulong seed, Span<int> clusters)
    {
        clusters.Clear();
        int liked = 0;
        foreach (float weight in weights)
        {
            liked += weight > 0f ? 1 : 0;
        }

        int count = Math.Min(most, liked / FewestTitles);
        if (count < 2)
        {
            return titles.IsEmpty ? 0 : 1;
        }

        float[] centres = ArrayPool<float>.Shared.Rent(count * items.Dimensions);
        int[] work = ArrayPool<int>.Shared.Rent(count + titles.Length);
        float[] masses = ArrayPool<float>.Shared.Rent(count);
        try
        {
            var search = new PersonaClusters(items, titles, weights, centres.AsSpan(0, count * items.Dimensions), work.AsSpan(0, count), masses.AsSpan(0, count));
            return search.Find(count, seed, work.AsSpan(count, titles.Length), clusters);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(centres);
            ArrayPool<int>.Shared.Return(work);
            ArrayPool<float>.Shared.Return(masses);
        }
    }

    private readonly int Find(int count, ulong seed, Span<int> tried, Span<int> best)
    {
        var random = new SeededRandom(SeededRandom.Derive(seed, "personas"));
        float highest = float.NegativeInfinity;
        for (int beginning = 0; beginning < Beginnings; beginning++)
        {
            Begin(count, random);
            float quality = Settle(count, tried);
            if (quality > highest)
            {
                highest = quality;
                tried.CopyTo(best);
            }
        }

        Centre(count, best);
        count = Merge(count, best);
        Order(count, best);
        Centre(count, best);
        for (int i = 0; i < best.Length; i++)
        {
            if (_weights[i] < 0f)
            {
                best[i] = Nearest(i, count, out _);
            }
        }

        return count;
    }

    private readonly void Begin(int count, SeededRandom random)
    {
        for (int made = 0; made < count; made++)
        {
            double total = 0;
            for (int i = 0; i < _titles.Length; i++)
            {
                total += Pull(i, made);
            }

            // Where all titles lie on centres, the first is drawn again, and its cluster stays empty: ties go to the lower number.
            double left = random.NextSingle() * total;
            int drawn = -1;
            for (int i = 0; i < _titles.Length && (drawn < 0 || left > 0); i++)
            {
                if (_weights[i] > 0f)
                {
                    drawn = i;
                    left -= Pull(i, made);
                }
            }

            _items.Row(_titles[drawn], _room).CopyTo(CentreOf(made));
        }
    }

    // How likely a title is to be the next centre.
    private readonly double Pull(int i, int centres)
    {
        if (_weights[i] <= 0f)
        {
            return 0;
        }

        if (centres == 0)
        {
            return _weights[i];
        }

        Nearest(i, centres, out float cosine);
        return _weights[i] * Math.Max(0, 1 - (double)cosine);
    }

    private readonly float Settle(int count, Span<int> clusters)
    {
        clusters.Fill(-1);
        float quality = 0f;
        for (int round = 0; round < MostRounds; round++)
        {
            bool isMoved = false;
            quality = 0f;
            for (int i = 0; i < clusters.Length; i++)
            {
                if (_weights[i] > 0f)
                {
                    int nearest = Nearest(i, count, out float cosine);
                    isMoved |= nearest != clusters[i];
                    clusters[i] = nearest;
                    quality += _weights[i] * cosine;
                }
            }

            if (!isMoved)
            {
                break;
            }

            Centre(count, clusters);
        }

        return quality;
    }

    // The centres, sizes and weights of clusters as they are. A cluster without titles has no direction, and may draw one that points away from all others.
    private readonly void Centre(int count, ReadOnlySpan<int> clusters)
    {
        _centres[..(count * _items.Dimensions)].Clear();
        _sizes[..count].Clear();
        _masses[..count].Clear();
        for (int i = 0; i < clusters.Length; i++)
        {
            if (_weights[i] > 0f)
            {
                Span<float> centre = CentreOf(clusters[i]);
                TensorPrimitives.MultiplyAdd(_items.Row(_titles[i], _room), _weights[i], centre, centre);
                _sizes[clusters[i]]++;
                _masses[clusters[i]] += _weights[i];
            }
        }

        for (int cluster = 0; cluster < count; cluster++)
        {
            EmbeddingTable.Normalize(CentreOf(cluster));
        }
    }

    private readonly int Merge(int count, Span<int> clusters)
    {
        float least = SmallestShare * TensorPrimitives.Sum<float>(_masses[..count]);
        while (count > 1)
        {
            int smallest = -1;
            for (int cluster = 0; cluster < count; cluster++)
            {
                if ((_sizes[cluster] < FewestTitles || _masses[cluster] < least) && (smallest < 0 || _masses[cluster] < _masses[smallest]))
                {
                    smallest = cluster;
                }
            }

            if (smallest < 0)
            {
                break;
            }

            int into = -1;
            float nearest = float.NegativeInfinity;
            for (int cluster = 0; cluster < count; cluster++)
            {
                float cosine = TensorPrimitives.Dot<float>(CentreOf(smallest), CentreOf(cluster));
                if (cluster != smallest && cosine > nearest)
                {
                    (into, nearest) = (cluster, cosine);
                }
            }

            // The last cluster takes the number that becomes free.
            count--;
            for (int i = 0; i < clusters.Length; i++)
            {
                clusters[i] = clusters[i] == smallest ? into : clusters[i];
                clusters[i] = clusters[i] == count ? smallest : clusters[i];
            }

            Centre(count, clusters);
        }

        return count;
    }

    private readonly void Order(int count, Span<int> clusters)
    {
        Span<int> byWeight = stackalloc int[count];
        for (int cluster = 0; cluster < count; cluster++)
        {
            int place = 0;
            for (int other = 0; other < count; other++)
            {
                place += _masses[other] > _masses[cluster] || (_masses[other] == _masses[cluster] && other < cluster) ? 1 : 0;
            }

            byWeight[cluster] = place;
        }

        for (int i = 0; i < clusters.Length; i++)
        {
            clusters[i] = _weights[i] > 0f ? byWeight[clusters[i]] : clusters[i];
        }
    }

    private readonly int Nearest(int i, int centres, out float cosine)
    {
        ReadOnlySpan<float> vector = _items.Row(_titles[i], _room);
        int nearest = 0;
        cosine = float.NegativeInfinity;
        for (int centre = 0; centre < centres; centre++)
        {
            float to = TensorPrimitives.Dot(vector, CentreOf(centre));
            if (to > cosine)
            {
                (nearest, cosine) = (centre, to);
            }
        }

        return nearest;
    }

    private readonly Span<float> CentreOf(int cluster) => _centres.Slice(cluster * _items.Dimensions, _items.Dimensions);
}
