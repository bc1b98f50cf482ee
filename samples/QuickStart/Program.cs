// begin quickstart
using Ranking;
using Ranking.Embeddings;

DateTimeOffset now = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);
var films = new[] { ("Arrival", "Sci-Fi"), ("Stalker", "Sci-Fi"), ("Solaris", "Sci-Fi"), ("Primer", "Sci-Fi"), ("Moon", "Sci-Fi"), ("Fleabag", "Comedy"), ("Chef", "Comedy"), ("Tampopo", "Comedy"), ("Booksmart", "Comedy") };
Catalog catalog = new CatalogBuilder()
    .AddRange(films.Select(film => new CatalogItem(film.Item1, film.Item1) { Categories = { ["genres"] = [film.Item2] } }))
    .Build();
Interaction[] plays = [Play("ann", "Arrival"), Play("bob", "Chef"), Play("cem", "Chef"), Play("cem", "Fleabag")];

var store = new InMemoryInteractionStore();
await store.AppendAsync(plays, CancellationToken.None);
RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, plays, now), TextSpace.Build(catalog));
var options = new RankingOptions { Formula = "0.8 * affinity + 0.2 * popularity", MinimumItems = 2 };
HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store, options).Build();

Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { At = now, Rows = 3, Items = 2 });
foreach (HomepageRow row in page.Rows)
{
    Console.WriteLine($"{row.Title} ({row.Reason}): {string.Join(", ", row.Items.Select(item => $"{item.Title} [{item.Reason}]"))}");
}

Interaction Play(string who, string film) => new($"{who}/{film}", who, film, InteractionKind.Complete, now.AddDays(-1));
// end quickstart
