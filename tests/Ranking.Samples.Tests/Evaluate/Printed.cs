using System.Globalization;

namespace Ranking.Samples.Tests.Evaluate;

/// <summary>What a command prints. Commands write to the console, which all tests of a process share: those that read it are of one collection.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Printed
{
    public const string Name = "console";

    public static async Task<(int Code, string Out, string Error)> ByAsync(Func<Task<int>> run)
    {
        (TextWriter console, TextWriter errors) = (Console.Out, Console.Error);
        using var printed = new StringWriter(CultureInfo.InvariantCulture);
        using var told = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetOut(printed);
        Console.SetError(told);
        try
        {
            int code = await run();
            return (code, printed.ToString(), told.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }
}
