namespace Ranking.Abstractions.Tests;

public class KeepMaskTests
{
    [Fact]
    public void Can_only_shrink() => Law.Holds(random =>
    {
        bool[] keep = [.. Enumerable.Range(0, 1 + random.NextInt32(50)).Select(_ => random.NextInt32(2) == 0)];
        bool[] before = [.. keep];
        var dropped = new HashSet<int>();
        for (int i = 0; i < 10; i++)
        {
            int index = random.NextInt32(keep.Length);
            new KeepMask(keep).Drop(index);
            dropped.Add(index);
        }

        Assert.Equal(keep.Length, new KeepMask(keep).Length);
        for (int i = 0; i < keep.Length; i++)
        {
            Assert.Equal(before[i] && !dropped.Contains(i), new KeepMask(keep).IsKept(i));
        }
    });
}
