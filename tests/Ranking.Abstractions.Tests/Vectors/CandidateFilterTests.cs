namespace Ranking.Abstractions.Tests;

public class CandidateFilterTests
{
    [Fact]
    public void Without_a_filter_every_ordinal_is_accepted()
    {
        Assert.True(CandidateFilter.None.IsNone);
        Assert.True(CandidateFilter.None.Accepts(0) && CandidateFilter.None.Accepts(int.MaxValue));
        Assert.False(CandidateFilter.None.Accepts(-1));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(127, false)]
    [InlineData(128, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(-1, false)]
    [InlineData(int.MinValue, false)]
    public void A_mask_accepts_the_bits_that_are_set_and_nothing_beyond_it(int ordinal, bool isAccepted) =>
        Assert.Equal(isAccepted, CandidateFilter.Mask([1UL | (1UL << 63), 1UL << 1]).Accepts(ordinal));

    [Fact]
    public void Neither_an_empty_mask_nor_an_empty_list_fails_open()
    {
        Assert.False(CandidateFilter.Mask([]).Accepts(0));
        Assert.False(CandidateFilter.Of([]).Accepts(0));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(70, true)]
    [InlineData(71, false)]
    [InlineData(-3, false)]
    public void A_list_accepts_its_ordinals(int ordinal, bool isAccepted) => Assert.Equal(isAccepted, CandidateFilter.Of([0, 3, 70]).Accepts(ordinal));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(-1, 1)]
    public void Refuses_ordinals_that_do_not_ascend_from_zero(int first, int second) =>
        Assert.Contains("ascend", Assert.Throws<ArgumentException>(() => CandidateFilter.Of([first, second])).Message, StringComparison.Ordinal);
}
