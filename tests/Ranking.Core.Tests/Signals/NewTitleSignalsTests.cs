namespace Ranking.Core.Tests;

/// <summary>Forty old titles that fifty people watched each, one of last year of which only that is known, and new ones.</summary>
public class NewTitleSignalsTests
{
    private const int Good = 40;
    private const int Poor = 41;
    private const int Unplayed = 42;
    private const int Undated = 43;
    private const int Dated2025 = 44;
    private const int Coming = 45;

    private static readonly ISignalProvider NewTitles = Signals.NewTitles();

    [Fact]
    public void Newness_halves_every_thirty_days()
    {
        Assert.Equal(1f, At("newness", 0, Unplayed)[0]);
        Assert.Equal(0.5f, At("newness", 30, Unplayed)[0], 1e-4f);
        Assert.Equal(0.125f, At("newness", 90, Unplayed)[0], 1e-4f);
        Assert.Equal(0.25f, Signals.NewTitles(halfLifeDays: 15).Of("newness", World(30).ContextOf(), Unplayed)[0], 1e-4f);
        Assert.Equal([0f, 1f], At("newness", 0, Undated, Coming));
        // From 1 January 2025 to the evening of 14 March 2026.
        Assert.Equal(MathF.Pow(2, -437.83f / 30), At("newness", 0, Dated2025)[0], 1e-7f);
    }

    [Fact]
    public void A_new_title_that_people_find_and_stay_with_rises_and_the_lead_decays()
    {
        float[] early = At("early_signal", 3, Good, Poor, Unplayed, 0);
        Assert.True(early[0] > 2 * early[1] && early[1] > early[2] && early[2] == 0f && early[3] < 0.001f, string.Join(' ', early));
        Assert.InRange(early[0], 0.3f, 1f);
        float[] lead = [.. new[] { 3, 10, 30, 90, 300 }.Select(age => At("early_signal", age, Good)[0])];
        Assert.All(lead.Zip(lead.Skip(1)), pair => Assert.True(pair.First > pair.Second));
        Assert.InRange(lead[^1], 0f, 0.001f);
    }

    [Fact]
    public async Task A_formula_with_it_puts_a_good_new_title_above_an_old_one_of_as_many_plays_until_it_is_old_itself()
    {
        Assert.Equal(["t040", "t041"], await RankAsync(3));
        Assert.Equal(["t041", "t040"], await RankAsync(300));

        async Task<string[]> RankAsync(int age)
        {
            // The poor title is watched by one more.
            World world = World(age, [Films.Play("one more", Poor, completion: 0.2f)]);
            IItemRanker ranker = new ItemRankerBuilder().AddSignals(Signals.Statistics()).AddSignals(NewTitles).UseFormula("popularity + 0.3 * early_signal").Build();
            RankedList list = await ranker.RankAsync(new ItemQuery("new", [global::Ranking.Candidates.Ids(["t040", "t041"])], 2), world.ContextOf());
            return [.. list.Ids(world.Catalog)];
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_half_life_is_above_0_and_finite(double days) => Assert.Throws<ArgumentOutOfRangeException>(() => Signals.NewTitles(days));

    private static float[] At(string signal, int age, params int[] items) => NewTitles.Of(signal, World(age).ContextOf(), items);

    private static World World(int age, Interaction[]? more = null) => new(
        [
            .. from person in Enumerable.Range(0, 50) from title in Enumerable.Range(0, 40) select Films.Play($"p{person}", title, 20, completion: 0.6f),
            .. Enumerable.Range(0, 12).Select(person => Films.Play($"p{person}", Good, completion: 0.95f)),
            .. Enumerable.Range(0, 12).Select(person => Films.Play($"p{person}", Poor, completion: 0.2f)),
            .. more ?? [],
        ],
        new CatalogBuilder().AddRange(Enumerable.Range(0, 46).Select(i => Title(i, age))).Build(),
        hasSpace: false);

    private static CatalogItem Title(int i, int age)
    {
        var title = new CatalogItem(Films.Item(i).Id, $"Title {i}") { Numbers = { ["year"] = i == Undated ? float.NaN : i == Dated2025 ? 2025 : 2000 } };
        if (i is not (Undated or Dated2025))
        {
            title.Times["release_date"] = FakeClock.Now.AddDays(i < 40 ? -4000 : i == Coming ? 9 : -age);
        }

        return title;
    }
}
