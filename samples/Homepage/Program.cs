using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Ranking.Samples.Homepage;

var viewers = new Option<string[]>("--viewer") { Description = "Whose homepage; repeat for several. An unknown name is a new viewer. Default: arjun and priya, or the first two of --data." };
var data = new Option<string?>("--data") { Description = "A folder with items.csv and interactions.csv. Default: the catalog of this sample." };
var rows = new Option<int>("--rows") { Description = "Rows a page, 1 to 200.", DefaultValueFactory = _ => 8 };
var items = new Option<int>("--items") { Description = "Titles a row, 1 to 500.", DefaultValueFactory = _ => 6 };
var at = new Option<DateTimeOffset?>("--at")
{
    Description = "The moment of the page, ISO 8601. Default: one hour after the newest event.",
    CustomParser = result => ParseTime(result),
};
var device = new Option<string?>("--device") { Description = "tv, web or phone." };
device.AcceptOnlyFromAmong("tv", "web", "phone");
var seed = new Option<ulong>("--seed") { Description = "What the random choices derive from.", DefaultValueFactory = _ => 0 };
var explain = new Option<bool>("--explain") { Description = "Show the plan, and what happened to every part." };
var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON, to standard output." };
var html = new Option<string?>("--html") { Description = "Write the homepages to a file as one self-contained web page, instead of printing them." };
var trace = new Option<string?>("--trace") { Description = "Write the full trace of the page to a file, as JSON; for one viewer." };
var replay = new Option<string?>("--replay") { Description = "Make the page of a trace again, from filtering on, and say whether it is the same to the last bit." };
viewers.Validators.Add(result =>
{
    if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
    {
        result.AddError("--viewer takes a name.");
    }
});
InRange(rows, 1, 200);
InRange(items, 1, 500);

var command = new RootCommand("Prints the homepages of viewers with different tastes over one catalog: other rows, other order, other titles, other artwork.")
{
    viewers, data, rows, items, at, device, seed, explain, json, html, trace, replay,
};
command.Validators.Add(result =>
{
    if (result.GetValue(trace) is not null && result.GetValue(viewers) is not { Length: 1 })
    {
        result.AddError("--trace writes the trace of one page; name its viewer with --viewer.");
    }

    if (string.IsNullOrWhiteSpace(result.GetValue(html) ?? "-"))
    {
        result.AddError("--html takes the name of a file.");
    }

    if (result.GetValue(replay) is not null && (result.GetValue(trace) is not null || result.GetValue(viewers) is { Length: > 0 }))
    {
        result.AddError("--replay takes the viewer from the trace; leave --viewer and --trace out.");
    }
});
command.SetAction((result, token) => HomepageCommand.RunAsync(
    new Settings(
        result.GetValue(viewers) ?? [],
        result.GetValue(data),
        result.GetValue(rows),
        result.GetValue(items),
        result.GetValue(at),
        result.GetValue(device),
        result.GetValue(seed),
        result.GetValue(explain),
        result.GetValue(json),
        result.GetValue(html),
        result.GetValue(trace),
        result.GetValue(replay)),
    token));
return await command.Parse(args).InvokeAsync();

static DateTimeOffset? ParseTime(ArgumentResult result)
{
    string text = result.Tokens[0].Value;
    if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
    {
        return time;
    }

    result.AddError($"--at: '{text}' is not an ISO 8601 time; write it like 2026-10-31T21:00:00Z.");
    return null;
}

static void InRange(Option<int> option, int least, int most) => option.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) || value < least || value > most))
    {
        result.AddError($"{option.Name} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'.");
    }
});
