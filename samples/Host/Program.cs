using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ranking;
using Ranking.Samples.Host;

// A host with its own row kind, signal and formula, all registered in its container.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
// begin registration
builder.Services.AddSingleton(_ => Shop.Snapshot());
builder.Services.AddRanking(options =>
{
    options.Rows = 4;
    options.Items = 3;
    options.MinimumItems = 2;
    options.Formula = "0.5 * affinity + 0.3 * popularity + 0.2 * in_stock";
});
builder.Services.AddSingleton<ISignalProvider, InStock>();
builder.Services.AddSingleton<IRowSource, ClearanceRow>();
// end registration
using IHost host = builder.Build();
await host.StartAsync();

// begin request
var store = host.Services.GetRequiredService<IInteractionStore>();
await store.AppendAsync(Shop.Purchases, CancellationToken.None);
var composer = host.Services.GetRequiredService<HomepageComposer>();
Homepage page = await composer.ComposeAsync(new HomepageRequest("dana") { Device = "web" });
// end request
foreach (HomepageRow row in page.Rows)
{
    Console.WriteLine($"{row.Title}: {string.Join(", ", row.Items.Select(item => item.Title))}");
}

await host.StopAsync();
