using FsCheck;
using FsCheck.Fluent;

namespace Ranking.Tests.Common;

/// <summary>
/// Checks a law on random inputs with FsCheck. The inputs are the same on every run, unless RANKING_LAWS=free asks for new ones (they are printed with the
/// counter-example, so a find can be replayed).
/// </summary>
public static class Law
{
    private const int Cases = 200;

    /// <summary>Checks a law for every seed: the test draws its input from the generator it is given.</summary>
    public static void Holds(Func<SeededRandom, bool> law, int cases = Cases) =>
        Check(Prop.ForAll(Seeds, seed => law(new SeededRandom(seed))), cases);

    /// <summary>Checks a law that asserts by itself.</summary>
    public static void Holds(Action<SeededRandom> law, int cases = Cases) => Holds(
        random =>
        {
            law(random);
            return true;
        },
        cases);

    /// <summary>Checks a law on generated texts.</summary>
    public static void HoldsForTexts(Action<string> law, int cases = Cases) => Check(
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            law(text ?? "");
            return true;
        }),
        cases);

    private static Arbitrary<ulong> Seeds => ArbMap.Default.ArbFor<ulong>();

    private static void Check(Property property, int cases)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(cases);
        bool isFree = Environment.GetEnvironmentVariable("RANKING_LAWS") == "free";
        property.Check(isFree ? config : config.WithReplay(20260101UL, 7UL));
    }
}
