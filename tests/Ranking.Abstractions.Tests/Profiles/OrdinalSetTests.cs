namespace Ranking.Abstractions.Tests;

public class OrdinalSetTests
{
    [Fact]
    public void Contains_what_a_hash_set_contains() => Law.Holds(random =>
    {
        int range = 1 + random.NextInt32(random.NextInt32(2) == 0 ? 50 : int.MaxValue);
        int[] ordinals = [.. Enumerable.Range(0, random.NextInt32(200)).Select(_ => random.NextInt32(range))];
        var set = new OrdinalSet(ordinals);
        var reference = new HashSet<int>(ordinals);
        foreach (int ordinal in ordinals.Concat(Enumerable.Range(-2, 60)).Append(int.MaxValue).Append(int.MinValue))
        {
            Assert.Equal(reference.Contains(ordinal), set.Contains(ordinal));
        }
    });

    // Minus one marks a free place of the table, and was found there.
    [Fact]
    public void Does_not_contain_minus_one()
    {
        Assert.False(OrdinalSet.Empty.Contains(-1));
        Assert.False(ProfileHistory.Empty.IsWatched(-1));
        Assert.False(ProfileHistory.Empty.IsHidden(-1));
    }

    [Fact]
    public void Ends_its_search_in_the_fullest_tables()
    {
        for (int count = 0; count < 130; count++)
        {
            var set = new OrdinalSet([.. Enumerable.Range(0, count)]);
            Assert.Equal(count, Enumerable.Range(0, 500).Count(set.Contains));
        }
    }
}
