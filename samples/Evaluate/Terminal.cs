using Ranking.Embeddings;
using Ranking.Samples.Data;
using Spectre.Console;

namespace Ranking.Samples.Evaluate;

/// <summary>What a command shows: progress bars on a terminal and nothing where output is piped, results, and what went wrong in one line.</summary>
internal static class Terminal
{
    /// <summary>Runs a command: what is wrong with its input is said in one line.</summary>
    /// <returns>0, or 1 where it could not be done.</returns>
    public static async Task<int> ErrorsOfAsync(Func<Task> command)
    {
        try
        {
            await command().ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is DataException or RankingException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>Works with progress bars.</summary>
    public static async Task<T> WhileAsync<T>(Func<Func<string, IProgress<TrainingProgress>>, T> work)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            return await Task.Run(() => work(_ => new Silent())).ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress => Task.Run(() =>
            {
                var tasks = new List<ProgressTask>();
                T result = work(name =>
                {
                    tasks.Add(progress.AddTask(Markup.Escape(name)));
                    return new Bar(tasks[^1]);
                });

                // Training that stopped early is done all the same.
                tasks.ForEach(task => task.Value = task.MaxValue);
                return result;
            })).ConfigureAwait(false);
    }

    /// <summary>A console for results: plain and wide where output is piped.</summary>
    public static IAnsiConsole Results()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }

        return console;
    }

    private sealed class Silent : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        private readonly string _name = task.Description;

        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Steps;
            task.Value = value.Step;
            string told = double.IsNaN(value.Loss) ? "" : $"  loss {value.Loss:G4}";
            task.Description = _name + told + (double.IsNaN(value.Validation) ? "" : $"  NDCG@100 {value.Validation:F4}");
        }
    }
}
