using System.Numerics;

namespace Ranking.Expressions;

/// <summary>An operation over as many candidates as a vector has lanes.</summary>
internal interface ILaneOperation
{
    static abstract Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c);
}
