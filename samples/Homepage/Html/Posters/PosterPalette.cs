namespace Ranking.Samples.Homepage.Html;

/// <summary>The colours of a poster, each for one role.</summary>
/// <param name="High">The top of the background.</param>
/// <param name="Low">Its bottom.</param>
/// <param name="Light">Suns, moons, lamps.</param>
/// <param name="Accent">The one colour that pops.</param>
/// <param name="Mid">Shapes in the middle distance.</param>
/// <param name="Base">What is nearest, and what the name is set on.</param>
internal sealed record PosterPalette(PosterColor High, PosterColor Low, PosterColor Light, PosterColor Accent, PosterColor Mid, PosterColor Base)
{
    private static readonly PosterColor White = new(255, 255, 255);
    private static readonly PosterColor Black = new(24, 18, 16);

    /// <summary>Whether the name is set in a light colour.</summary>
    public bool IsDark => Base.Luminance < 0.2;

    /// <summary>The colour of the name.</summary>
    public PosterColor Ink => IsDark ? White : Black;

    /// <summary>What figures are cut from: dark on every palette.</summary>
    public PosterColor Figure => IsDark ? Base : Accent.Toward(Black, 0.72);

    public PosterPalette Turned(double degrees) =>
        new(High.Turned(degrees), Low.Turned(degrees), Light.Turned(degrees), Accent.Turned(degrees), Mid.Turned(degrees), Base.Turned(degrees));
}
