namespace Ranking;

/// <summary>Signals of which each is made alone: columns that nobody reads have no room, and are not written.</summary>
internal interface IPartialSignals : ISignalProvider;
