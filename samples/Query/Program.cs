using System.CommandLine;
using System.Globalization;
using Ranking.Samples.Query;

var query = new Argument<string?>("query") { Description = "A query as text or as JSON, or the name of a saved one. Without one a prompt asks for queries.", Arity = ArgumentArity.ZeroOrOne };
var data = new Option<string?>("--data") { Description = "A folder with items.csv and interactions.csv. Default: the catalog of the samples." };
var engine = new Option<string?>("--engine") { Description = "A folder with engines/*.yaml, tables/*.yaml and views/*.yaml, whose queries are asked for by name. Default: that of the sample." };
var parameters = new Option<string[]>("--param") { Description = "A parameter, name=value; repeat for several. The value is JSON, such as 42, [\"a\"] or null, or else a text.", DefaultValueFactory = _ => [] };
var at = new Option<DateTimeOffset?>("--at")
{
    Description = "The moment of the request, ISO 8601. Default: one hour after the newest event.",
    CustomParser = result =>
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            return time;
        }

        result.AddError($"--at: '{result.Tokens[0].Value}' is not an ISO 8601 time; write it like 2026-10-31T21:00:00Z.");
        return null;
    },
};
var device = new Option<string?>("--device") { Description = "tv, web or phone." };
var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON, to standard output." };
var explain = new Option<bool>("--explain") { Description = "Say what was retrieved, filtered, scored and reordered." };
var command = new RootCommand("Runs a query over a catalog: titles by score, or the values of an attribute for somebody.") { query, data, engine, parameters, at, device, json, explain };
command.SetAction((result, token) => QueryCommand.RunAsync(
    new Settings(
        result.GetValue(query),
        result.GetValue(data),
        result.GetValue(engine),
        result.GetValue(parameters) ?? [],
        result.GetValue(at),
        result.GetValue(device),
        result.GetValue(json),
        result.GetValue(explain)),
    token));
return await command.Parse(args).InvokeAsync();
