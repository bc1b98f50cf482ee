using System.CommandLine;
using System.Globalization;
using Ranking.Samples.Evaluate.Cold;
using Ranking.Samples.Evaluate.Lists;
using Ranking.Samples.Evaluate.Models;
using Ranking.Samples.Evaluate.Pages;

var train = new Option<string?>("--train") { Description = "CSV of who liked what to train on: user_id,item_id[,value][,timestamp]; uid and sid are read too." };
var foldIn = new Option<string?>("--fold-in") { Description = "CSV of what models are told of people they were not trained on." };
var heldOut = new Option<string?>("--held-out") { Description = "CSV of what they should find." };
var validationFoldIn = new Option<string?>("--validation-fold-in") { Description = "The same of other people, to choose steps and weights on. Default: people taken out of --train." };
var validationHeldOut = new Option<string?>("--validation-held-out") { Description = "What should be found for those." };
var data = new Option<string?>("--data") { Description = "Instead of three files: a folder with items.csv and interactions.csv, a tenth of whose people is held out." };
var model = new Option<string>("--model") { Description = $"{string.Join(", ", ModelKinds.Names)}; several, separated by commas, are compared.", DefaultValueFactory = _ => "ease" };
var set = new Option<string[]>("--set") { Description = "A setting as key=value, such as regularisation=300; with several models model.key=value, such as als.dimensions=64." };
set.AllowMultipleArgumentsPerToken = true;
var metrics = new Option<string>("--metrics") { Description = "Metrics, separated by commas.", DefaultValueFactory = _ => "ndcg@100,recall@20,recall@50" };
var likedFrom = new Option<float>("--liked-from")
{
    Description = "Which values count as liked, as a share of the highest: above 0, up to 1. Rows without a value count.",
    DefaultValueFactory = _ => 0.8f,
};
var report = new Option<string?>("--report") { Description = "Write the comparison to a file, as one self-contained web page." };
var seed = new Option<ulong>("--seed") { Description = "What the random choices derive from.", DefaultValueFactory = _ => 0, Recursive = true };
var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON, to standard output.", Recursive = true };
likedFrom.Validators.Add(result =>
{
    if (result.Errors.Any() || result.GetValue(likedFrom) is not (> 0f and <= 1f))
    {
        result.AddError("--liked-from is above 0 and up to 1.");
    }
});

var command = new RootCommand("Trains models, and measures how well they find what was held out of people they were not trained on.")
{
    train, foldIn, heldOut, validationFoldIn, validationHeldOut, data, model, set, metrics, likedFrom, report, seed, json,
};
command.SetAction((result, cancellationToken) => ListCommand.RunAsync(
    new ListSettings(
        result.GetValue(train),
        result.GetValue(foldIn),
        result.GetValue(heldOut),
        result.GetValue(validationFoldIn),
        result.GetValue(validationHeldOut),
        result.GetValue(data),
        result.GetValue(model)!,
        result.GetValue(set) ?? [],
        result.GetValue(metrics)!,
        result.GetValue(likedFrom),
        result.GetValue(report),
        result.GetValue(seed),
        result.GetValue(json)),
    cancellationToken));

var pageData = new Option<string>("--data") { Description = "A folder with items.csv and interactions.csv.", Required = true };
var holdOut = new Option<HoldOut>("--holdout")
{
    Description = "last:N, the N newest titles of each person, or random:SHARE of them.",
    DefaultValueFactory = _ => new HoldOut(0, 0.2),
    CustomParser = result =>
    {
        if (HoldOut.TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", out HoldOut parsed))
        {
            return parsed;
        }

        result.AddError("--holdout is last:N with N of 1 or more, or random:SHARE with a share above 0 and below 1.");
        return default;
    },
};
var attribute = new Option<string>("--attribute") { Description = "The column rows are made of.", DefaultValueFactory = _ => "genres" };
var rows = new Option<int>("--rows") { Description = "Rows a page, 1 to 200.", DefaultValueFactory = _ => 10 };
var items = new Option<int>("--items") { Description = "Titles a row, 1 to 500.", DefaultValueFactory = _ => 15 };
var users = new Option<int>("--users") { Description = "How many people pages are composed for.", DefaultValueFactory = _ => 1500 };
rows.Validators.Add(result => Between(result, rows, 1, 200));
items.Validators.Add(result => Between(result, items, 1, 500));
users.Validators.Add(result => Between(result, users, 1, int.MaxValue));

var page = new Command("page", "Composes pages from what is not held out, in every order of rows with every order of titles, and measures them.")
{
    pageData, holdOut, attribute, rows, items, users,
};
page.SetAction((result, cancellationToken) => PageCommand.RunAsync(
    new PageSettings(
        result.GetValue(pageData)!,
        result.GetValue(holdOut),
        result.GetValue(attribute)!,
        result.GetValue(rows),
        result.GetValue(items),
        result.GetValue(users),
        result.GetValue(seed),
        result.GetValue(json)),
    cancellationToken));
command.Subcommands.Add(page);

var coldTrain = Required("--train", train.Description!);
var coldFoldIn = Required("--fold-in", foldIn.Description!);
var coldHeldOut = Required("--held-out", heldOut.Description!);
var catalog = Required("--catalog", "The folder with items.csv that describes the items.");
var ids = new Option<string?>("--ids") { Description = "CSV sid,item_id: which item of the catalog an id of the other files stands for. Default: ids are the same." };
var share = new Option<double>("--share") { Description = "The share of items that is taken out of training.", DefaultValueFactory = _ => 0.1 };
var dimensions = new Option<int>("--dimensions") { Description = "The length of the collaborative vectors.", DefaultValueFactory = _ => 128 };
share.Validators.Add(result =>
{
    if (result.Errors.Any() || result.GetValue(share) is not (> 0 and < 1))
    {
        result.AddError("--share is above 0 and below 1.");
    }
});
dimensions.Validators.Add(result => Between(result, dimensions, 1, 4096));
var cold = new Command("cold", "Takes titles out of training, gives them vectors by their texts and labels, and measures how well they are found.")
{
    coldTrain, coldFoldIn, coldHeldOut, catalog, ids, share, dimensions,
};
cold.SetAction((result, cancellationToken) => ColdCommand.RunAsync(
    new ColdSettings(
        result.GetValue(coldTrain)!,
        result.GetValue(coldFoldIn)!,
        result.GetValue(coldHeldOut)!,
        result.GetValue(catalog)!,
        result.GetValue(ids),
        result.GetValue(share),
        result.GetValue(dimensions),
        0.8f,
        result.GetValue(seed),
        result.GetValue(json)),
    cancellationToken));
command.Subcommands.Add(cold);
return await command.Parse(args).InvokeAsync().ConfigureAwait(false);

static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

static void Between(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least, int most)
{
    if (!result.Errors.Any() && (result.GetValue(option) < least || result.GetValue(option) > most))
    {
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be between {least} and {most}."));
    }
}
