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
}
