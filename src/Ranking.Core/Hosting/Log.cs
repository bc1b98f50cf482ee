using Microsoft.Extensions.Logging;

namespace Ranking;

/// <summary>Everything that is logged. No ids of profiles or titles.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Stage} '{Component}' failed and was skipped.")]
    public static partial void ComponentFailed(ILogger logger, Exception exception, string stage, string component);

    [LoggerMessage(2, LogLevel.Warning, "{Stage} '{Component}' {Detail}.")]
    public static partial void ComponentLate(ILogger logger, string stage, string component, string detail);

    [LoggerMessage(3, LogLevel.Warning, "What a part registered on its cancellation token threw when the page was done.")]
    public static partial void CallbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Information, "{Count} saved queries were read again and are in use.")]
    public static partial void SavedQueriesChanged(ILogger logger, int count);

    [LoggerMessage(5, LogLevel.Error, "The configuration of saved queries changed and is not used: {Error}")]
    public static partial void SavedQueriesRefused(ILogger logger, string error);
}
