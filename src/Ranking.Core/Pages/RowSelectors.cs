namespace Ranking;

/// <summary>Ways to pick the next row.</summary>
public static class RowSelectors
{
    /// <summary>The row worth most now: people look at the titles, not at the headings. Of equal rows the one proposed first.</summary>
    public static IRowSelector ByValue() => new ValueRowSelector();

    /// <summary>The order in which rows were proposed, whatever their titles are worth. To compare row orders with.</summary>
    public static IRowSelector AsProposed() => new ProposedRowSelector();

    /// <summary>
    /// The row with which the page comes out best: each is placed on trial, and below it what the page was to go on with, each with the titles that are left to it. So a row that takes what many could show, and
    /// could do without, waits. A page is worth no less than the one that <see cref="ByValue"/> makes, but for what rules and promises change.
    /// <code>
    /// page        = relevance + novelty · n − diversity · likeness − calibration · KL(profile's mix, page's mix)
    /// relevance   = Σ attention(r, c) · gain(title) / Σ attention(r, c)          gain = 1 / (1 + titles of the proposed rows that are worth more / 3)
    /// n           = mean over rows of the mean of popular rank / titles of the catalog: 1 is what hardly anyone has played
    /// likeness    = mean over rows of the mean cosine of the label mix of what is seen first with those of the rows above
    /// KL(p, q)    = Σ over labels of p · ln(p / (0.99 · q + 0.01 · p))            p: the history's mix by preference, q: the page's by attention
    /// </code>
    /// Gains come from ranks, so no scale and no shift of a ranker's values matters; their curve was chosen on validation people of MovieLens-1M and goodbooks, where liked titles that were held out fall off a little slower.
    /// </summary>
    /// <param name="attention">How likely each place is looked at. Default: null, <see cref="AttentionModel.Logarithmic"/>.</param>
    /// <param name="diversity">How much a page loses by rows that are like those above them: 0 to 1. Default: 0.</param>
    /// <param name="calibration">How much a page loses by its distance from the profile's mix: 0 to 1. Default: 0.005. A profile without a history loses nothing.</param>
    /// <param name="novelty">How much a page gains by titles that few have played: 0 to 1. Default: 0.1, which shows a fifth to a quarter more of a catalog and keeps relevance (docs/decisions/0012); more trades relevance for coverage.</param>
    /// <param name="hysteresis">By how much better the page must come out with another row to take a place from the row that had it when the page was shown last (<see cref="HomepageRequest.Last"/>): 0 to 1. Default: 0.002.</param>
    /// <param name="attribute">The category column whose labels mixes are made of. Default: null, the first of <c>micro_genres</c>, <c>genres</c> and then the alphabet that the catalog has.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Alvino and Basilico 2015, "Learning a personalized homepage"; Steck 2018, "Calibrated recommendations".</remarks>
    public static IRowSelector StageWise(AttentionModel? attention = null, double diversity = 0, double calibration = 0.005, double novelty = 0.1, double hysteresis = 0.002, string? attribute = null) =>
        new StageWiseRowSelector(Objective(attention, diversity, calibration, novelty, attribute), Share(hysteresis, nameof(hysteresis)));

    /// <summary>
    /// A page as <see cref="StageWise"/> makes it, and then improved as a whole by swapping rows and by taking others in, as long as it is worth more and rules, pins and promises are kept. Never worth less than the
    /// stage-wise page, and dearer to make.
    /// </summary>
    /// <param name="steps">How many pages are tried at the most: 1 to 100,000. Default: 200.</param>
    /// <param name="attention"><inheritdoc cref="StageWise" path="/param[@name='attention']"/></param>
    /// <param name="diversity"><inheritdoc cref="StageWise" path="/param[@name='diversity']"/></param>
    /// <param name="calibration"><inheritdoc cref="StageWise" path="/param[@name='calibration']"/></param>
    /// <param name="novelty">How much a page gains by titles that few have played: 0 to 1. Default: 0.04; the search finds what gains most, so it takes less of it than <see cref="StageWise"/>.</param>
    /// <param name="hysteresis"><inheritdoc cref="StageWise" path="/param[@name='hysteresis']"/></param>
    /// <param name="attribute"><inheritdoc cref="StageWise" path="/param[@name='attribute']"/></param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static IRowSelector PageWise(int steps = 200, AttentionModel? attention = null, double diversity = 0, double calibration = 0.005, double novelty = 0.04, double hysteresis = 0.002, string? attribute = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 100_000);
        return new PageWiseRowSelector(new StageWiseRowSelector(Objective(attention, diversity, calibration, novelty, attribute), Share(hysteresis, nameof(hysteresis))), steps);
    }

    private static PageObjective Objective(AttentionModel? attention, double diversity, double calibration, double novelty, string? attribute) =>
        new(attention ?? AttentionModel.Logarithmic(), Share(diversity, nameof(diversity)), Share(calibration, nameof(calibration)), Share(novelty, nameof(novelty)), attribute);

    private static double Share(double value, string name)
    {
        AttentionShapes.CheckShare(value, name, isNoughtAllowed: true);
        return value;
    }
}
