using System.Numerics;
using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>
/// Adam with Nesterov momentum (Dozat 2016, with the momentum schedule of its section 3):
/// <code>
/// μ(t) = β1 · (1 − 0.5 · 0.96^(0.004·t))
/// m ← β1·m + (1 − β1)·g          v ← β2·v + (1 − β2)·g²
/// w ← w − rate · ( (1 − μ(t)) / (1 − Π μ(1…t)) · g + μ(t+1) / (1 − Π μ(1…t+1)) · m ) / ( √(v / (1 − β2^t)) + ε )
/// </code>
/// </summary>
internal sealed class NAdam(int length, double rate)
{
    private const double First = 0.9;
    private const double Second = 0.999;
    private const float Tiny = 1e-8f;

    private readonly float[] _m = new float[length];
    private readonly float[] _v = new float[length];
    private double _product = 1;
    private int _t;
    private float _ofGradient;
    private float _ofMomentum;
    private float _correction;

    /// <summary>Begins the next step.</summary>
    public void Advance()
    {
        _t++;
        double now = First * (1 - (0.5 * Math.Pow(0.96, 0.004 * _t)));
        double next = First * (1 - (0.5 * Math.Pow(0.96, 0.004 * (_t + 1))));
        _product *= now;
        _ofGradient = (float)(rate * (1 - now) / (1 - _product));
        _ofMomentum = (float)(rate * next / (1 - (_product * next)));
        _correction = (float)(1 / (1 - Math.Pow(Second, _t)));
    }

    /// <summary>Moves some parameters against their gradient.</summary>
    /// <param name="start">Where they stand among all parameters.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="parameters">The parameters; changed.</param>
    public void Update(int start, ReadOnlySpan<float> gradient, Span<float> parameters)
    {
        Span<float> m = _m.AsSpan(start, gradient.Length);
        Span<float> v = _v.AsSpan(start, gradient.Length);
        ReadOnlySpan<Vector<float>> g8 = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        Span<Vector<float>> w8 = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        Span<Vector<float>> m8 = MemoryMarshal.Cast<float, Vector<float>>(m);
        Span<Vector<float>> v8 = MemoryMarshal.Cast<float, Vector<float>>(v);
        for (int i = 0; i < g8.Length; i++)
        {
            Vector<float> g = g8[i];
            m8[i] = ((float)First * m8[i]) + ((float)(1 - First) * g);
            v8[i] = ((float)Second * v8[i]) + ((float)(1 - Second) * g * g);
            w8[i] -= ((_ofGradient * g) + (_ofMomentum * m8[i])) / (Vector.SquareRoot(_correction * v8[i]) + new Vector<float>(Tiny));
        }

        for (int i = g8.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            float g = gradient[i];
            m[i] = ((float)First * m[i]) + ((float)(1 - First) * g);
            v[i] = ((float)Second * v[i]) + ((float)(1 - Second) * g * g);
            parameters[i] -= ((_ofGradient * g) + (_ofMomentum * m[i])) / (MathF.Sqrt(_correction * v[i]) + Tiny);
        }
    }
}
