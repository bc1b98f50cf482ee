using System.Security.Cryptography;
using System.Text;

namespace Ranking.Abstractions.Tests;

public class SeededRandomTests
{
    // The vectors of the reference implementations, as other libraries publish them among their tests.
    private static readonly ulong[] Xoshiro =
    [
        11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777,
        2904607092377533576,
    ];

    [Fact]
    public void Gives_the_published_numbers_of_xoshiro256_star_star()
    {
        var random = new SeededRandom(1, 2, 3, 4);
        Assert.Equal(Xoshiro, Enumerable.Range(0, Xoshiro.Length).Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void Seeds_its_state_with_the_published_numbers_of_split_mix()
    {
        var seeded = new SeededRandom(1234567);
        var stated = new SeededRandom(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431);
        Assert.Equal(Enumerable.Range(0, 20).Select(_ => stated.NextUInt64()), Enumerable.Range(0, 20).Select(_ => seeded.NextUInt64()));
    }

    [Fact]
    public void The_number_of_an_index_is_one_of_split_mixs_whatever_is_drawn_before() =>
        Assert.Equal(
            new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431 }.Select(bits => (bits >> 40) * (1f / (1u << 24))),
            Enumerable.Range(0, 4).Select(index => SeededRandom.SingleAt(1234567, index)));

    [Fact]
    public void Gives_another_sequence_for_every_seed() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(seed => new SeededRandom((ulong)seed).NextUInt64()).Distinct().Count());

    [Fact]
    public void Stays_within_its_bounds() => Law.Holds(random =>
    {
        int most = 1 + random.NextInt32(random.NextInt32(2) == 0 ? 5 : int.MaxValue);
        Assert.InRange(random.NextInt32(most), 0, most - 1);
        float share = random.NextSingle();
        Assert.True(share is >= 0f and < 1f);
    });

    [Fact]
    public void Shuffles_into_every_order_as_often()
    {
        var random = new SeededRandom(3);
        var orders = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 24_000; i++)
        {
            int[] values = [0, 1, 2, 3];
            random.Shuffle<int>(values);
            string order = string.Join("", values);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        // 1,000 each is expected, give or take 31.
        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Draws_whole_numbers_evenly()
    {
        var random = new SeededRandom(1);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt32(counts.Length)]++;
        }

        // χ² with 6 degrees of freedom stays below 22.5 in 999 of 1,000 runs.
        Assert.InRange(counts.Sum(n => (n - 10_000.0) * (n - 10_000.0) / 10_000.0), 0, 22.5);
    }

    // Without rejection a quarter of the numbers would leave 2 when divided by 3, and not a third (the range is 3/8 of 2³²).
    [Fact]
    public void Draws_large_whole_numbers_without_bias()
    {
        var random = new SeededRandom(2);
        const int Range = 3 << 29;
        Assert.InRange(Enumerable.Range(0, 30_000).Count(_ => random.NextInt32(Range) % 3 == 2), 9_700, 10_300);
    }

    [Fact]
    public void Draws_shares_evenly()
    {
        var random = new SeededRandom(3);
        Assert.Equal(0.5, Enumerable.Range(0, 20_000).Average(_ => random.NextSingle()), 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Refuses_a_range_of_nothing(int exclusiveMaximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextInt32(exclusiveMaximum));

    [Fact]
    public void Draws_normal_numbers_of_mean_zero_and_variance_one()
    {
        var random = new SeededRandom(4);
        double[] drawn = [.. Enumerable.Range(0, 50_000).Select(_ => random.NextGaussian())];
        double mean = drawn.Average();
        Assert.Equal(0, mean, 0.02);
        Assert.Equal(1, drawn.Average(x => (x - mean) * (x - mean)), 0.03);
        Assert.Equal(0.6827, drawn.Count(x => Math.Abs(x) < 1) / (double)drawn.Length, 0.01);
        Assert.All(drawn, x => Assert.True(double.IsFinite(x)));
    }

    // Computed outside of .NET: the first eight bytes, little endian, of the SHA-256 of the seed and of each part behind its length.
    [Fact]
    public void Derives_the_same_seed_in_every_process()
    {
        Assert.Equal(14335547759750350061UL, SeededRandom.Derive(42));
        Assert.Equal(3571909761233382956UL, SeededRandom.Derive(42, "a", "bc"));
        Assert.Equal(11747973584227212308UL, SeededRandom.Derive(0, "Zoë"));
    }

    [Fact]
    public void A_derived_seed_is_the_start_of_a_hash_over_the_parts_behind_their_lengths()
    {
        string[] parts = ["home", "", "Amélie", new string('é', 700)];
        byte[] bytes = [.. BitConverter.GetBytes(5UL), .. parts.SelectMany(part => (byte[])[.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(part)), .. Encoding.UTF8.GetBytes(part)])];
        Assert.Equal(BitConverter.ToUInt64(SHA256.HashData(bytes)), SeededRandom.Derive(5, parts));
    }

    [Fact]
    public void Derives_another_seed_when_the_parts_are_split_elsewhere()
    {
        Assert.NotEqual(SeededRandom.Derive(1, "ab", "c"), SeededRandom.Derive(1, "a", "bc"));
        Assert.NotEqual(SeededRandom.Derive(1, "abc"), SeededRandom.Derive(1, "abc", ""));
        Assert.NotEqual(SeededRandom.Derive(1, "abc"), SeededRandom.Derive(2, "abc"));
        Assert.NotEqual(SeededRandom.Derive(1, "a", "b"), SeededRandom.Derive(1, "b", "a"));
    }
}
