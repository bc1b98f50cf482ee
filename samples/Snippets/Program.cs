using Ranking.Samples.Snippets;

// Runs every piece of code that the documentation shows, and prints what it prints.
foreach ((string name, Func<Task> run) in Snippet.All)
{
    Console.WriteLine($"== {name}");
    await run();
}
