namespace Ranking;

/// <summary>Declares a signal: a named number about a candidate.</summary>
/// <param name="Name">Its name, as formulas write it: letters, digits, underscores and dots, not starting with a digit. Demographics are refused.</param>
/// <param name="Scope">What it describes.</param>
/// <param name="Missing">The number candidates have when its provider was skipped or gave a number that is not finite. Default: 0.</param>
public sealed record Signal(string Name, SignalScope Scope = SignalScope.Page, float Missing = 0f);
