using Ranking.Benchmarks.Latency.Hosts;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>How far the pages of one host are those of another.</summary>
/// <param name="Pages">How many pages were compared.</param>
/// <param name="PagesWithSameRows">How many have the same rows in the same order.</param>
/// <param name="Places">The places for titles of the second host's pages.</param>
/// <param name="SameTitles">Places at which both have the same title.</param>
/// <param name="EqualScores">Other places at which the two titles score the same, up to rounding.</param>
/// <param name="SameRowTitles">Titles that both have in a row, at whatever place.</param>
internal sealed record Agreement(int Pages, int PagesWithSameRows, int Places, int SameTitles, int EqualScores, int SameRowTitles)
{
    // Sums in another order and precision differ in the last bits; gaps below this are chance.
    private const float Rounding = 1e-5f;

    public bool HasSameRows => PagesWithSameRows == Pages;

    public bool IsSamePage => HasSameRows && SameTitles + EqualScores == Places;

    public static Agreement Of(IPageHost host, IPageHost other, IReadOnlyList<Person> people)
    {
        var sum = new Agreement(people.Count, 0, 0, 0, 0, 0);
        foreach (Person person in people)
        {
            sum = sum.Add(host.Read(host.Compose(person)), other.Read(other.Compose(person)));
        }

        return sum;
    }

    private Agreement Add(IReadOnlyList<PageRow> rows, IReadOnlyList<PageRow> others)
    {
        Agreement sum = this with
        {
            PagesWithSameRows = PagesWithSameRows + (rows.Select(row => row.Label).SequenceEqual(others.Select(row => row.Label), StringComparer.Ordinal) ? 1 : 0),
        };
        foreach (PageRow other in others)
        {
            sum = sum with { Places = sum.Places + other.Titles.Length };
            if (rows.FirstOrDefault(row => row.Label == other.Label) is { } row)
            {
                sum = sum.Add(row, other);
            }
        }

        return sum;
    }

    private Agreement Add(PageRow row, PageRow other)
    {
        int same = 0;
        int equal = 0;
        for (int place = 0; place < Math.Min(row.Titles.Length, other.Titles.Length); place++)
        {
            bool isSame = row.Titles[place] == other.Titles[place];
            same += isSame ? 1 : 0;
            equal += !isSame && Math.Abs(row.Scores[place] - other.Scores[place]) < Rounding ? 1 : 0;
        }

        return this with
        {
            SameTitles = SameTitles + same,
            EqualScores = EqualScores + equal,
            SameRowTitles = SameRowTitles + row.Titles.Intersect(other.Titles, StringComparer.Ordinal).Count(),
        };
    }
}
