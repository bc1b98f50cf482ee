using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// What a title's likeness to a taste does to its odds.
/// <code>
/// logit(p) = logit(rate) + a + b · affinity,  that is  p = 1 / (1 + (1 − rate) / (rate · e))  with  e = exp(a + b · affinity)
///
/// a, b = argmin Σ w · (log(1 + exp(η)) − y · η) + ½ · (a² + (b − 1)²)          η = logit(rate) + a + b · affinity
/// </code>
/// Fitted by Newton's method. The second term is a ridge (Hoerl and Kennard 1970) around a = 0, b = 1, which is what is taken where nothing is known, and outweighed by some hundred plays; it also
/// keeps plays that affinity splits cleanly from driving b away without end. A y between 0 and 1 is a share and no chance (Papke and Wooldridge 1996, "Econometric methods for fractional response variables").
/// </summary>
internal readonly record struct LogisticLink(double Intercept, double Slope)
{
    /// <summary>The largest intercept and slope, either way: exp(40) is still a float.</summary>
    public const double Most = 20;

    private const double DefaultSlope = 1;
    private const int MostSteps = 30;
    private const int MostHalvings = 20;
    private const double Precision = 1e-9;

    // 512 bits of floats.
    private const int WidestVector = 16;

    // Probabilities are strictly between 0 and 1, also as floats.
    private const float Least = 1e-9f;
    private const float Highest = 1f - (1f / (1 << 24));

    /// <summary>Where nothing is known: a title like the taste has e times the odds, one that has nothing in common with it those it has anyway.</summary>
    public static LogisticLink Default { get; } = new(0, DefaultSlope);

    /// <summary>Fits a link. The same observations in the same order give the same bits.</summary>
    public static LogisticLink Fit(List<Observation> observations)
    {
        ReadOnlySpan<Observation> all = CollectionsMarshal.AsSpan(observations);
        LogisticLink link = Default;
        double loss = link.Loss(all);
        for (int step = 0; step < MostSteps; step++)
        {
            (double a, double b) = link.NewtonStep(all);
            LogisticLink next = link;
            double nextLoss = double.PositiveInfinity;
            for (int halving = 0; halving < MostHalvings && !(nextLoss <= loss); halving++, a /= 2, b /= 2)
            {
                next = new LogisticLink(Math.Clamp(link.Intercept + a, -Most, Most), Math.Clamp(link.Slope + b, -Most, Most));
                nextLoss = next.Loss(all);
            }

            if (!(nextLoss <= loss))
            {
                break;
            }

            double moved = Math.Abs(next.Intercept - link.Intercept) + Math.Abs(next.Slope - link.Slope);
            (link, loss) = (next, nextLoss);
            if (moved < Precision)
            {
                break;
            }
        }

        return link;
    }

    /// <summary>What affinities multiply odds by: e of the formula. The two may be the same memory.</summary>
    public void Apply(ReadOnlySpan<float> affinity, Span<float> factors)
    {
        // Fewer numbers than a vector holds are not computed as a vector is, and differ in the last bit: a title is to have one score, whatever it is described with.
        Span<float> room = affinity.Length < WidestVector ? stackalloc float[WidestVector] : factors;
        affinity.CopyTo(room);
        TensorPrimitives.Multiply(room, (float)Slope, room);
        TensorPrimitives.Add(room, (float)Intercept, room);
        TensorPrimitives.Exp(room, room);
        room[..affinity.Length].CopyTo(factors);
    }

    /// <summary>The probability of a rate whose odds are multiplied; the rate where the factor is not finite, or not above 0.</summary>
    public static float Probability(float rate, float factor) =>
        Hold(factor > 0f && float.IsFinite(factor) ? 1f / (1f + ((1f - rate) / (rate * factor))) : rate);

    /// <summary>Holds a probability strictly between 0 and 1.</summary>
    public static float Hold(float probability) => Math.Clamp(probability, Least, Highest);

    private (double Intercept, double Slope) NewtonStep(ReadOnlySpan<Observation> all)
    {
        double ga = Intercept;
        double gb = Slope - DefaultSlope;
        double haa = 1;
        double hab = 0;
        double hbb = 1;
        foreach (ref readonly Observation o in all)
        {
            double p = 1 / (1 + Math.Exp(-(o.Logit + Intercept + (Slope * o.Affinity))));
            double error = o.Weight * (p - o.Outcome);
            double curvature = o.Weight * p * (1 - p);
            ga += error;
            gb += error * o.Affinity;
            haa += curvature;
            hab += curvature * o.Affinity;
            hbb += curvature * o.Affinity * o.Affinity;
        }

        // At least 1: the ridge is in both diagonals.
        double determinant = (haa * hbb) - (hab * hab);
        return (((hab * gb) - (hbb * ga)) / determinant, ((hab * ga) - (haa * gb)) / determinant);
    }

    private double Loss(ReadOnlySpan<Observation> all)
    {
        double loss = ((Intercept * Intercept) + ((Slope - DefaultSlope) * (Slope - DefaultSlope))) / 2;
        foreach (ref readonly Observation o in all)
        {
            double eta = o.Logit + Intercept + (Slope * o.Affinity);
            // log(1 + exp(η)) without leaving the range of a double.
            loss += o.Weight * (Math.Max(eta, 0) + Math.Log(1 + Math.Exp(-Math.Abs(eta))) - (o.Outcome * eta));
        }

        return loss;
    }

    /// <summary>One title of one profile.</summary>
    /// <param name="Logit">The logit of the title's rate among everybody else.</param>
    /// <param name="Affinity">The cosine of the title with what the profile's other titles say of its taste.</param>
    /// <param name="Outcome">1 for a play and 0 for none, or the share that was watched.</param>
    /// <param name="Weight">How many such titles it stands for.</param>
    public readonly record struct Observation(double Logit, double Affinity, double Outcome, double Weight);
}
