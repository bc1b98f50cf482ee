namespace Ranking.Core.Tests.Support;

/// <summary>Asks a row kind by hand: what it proposes, and which titles its sources give.</summary>
internal static class RowProbe
{
    extension(World world)
    {
        public RankingContext ContextOf(
            string profile = "someone", string? region = null, string? device = null, ulong seed = 0, string? moreLike = null, DateTimeOffset? now = null, string? maturity = null)
        {
            IReadOnlyList<Interaction> events = world.Store.ReadAsync(profile, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return new RankingContext(
                world.Snapshot, new Profile(profile) { Region = region, Maturity = maturity }, ProfileHistory.Create(events, world.Catalog), now ?? world.Clock.GetUtcNow())
            {
                Device = device,
                Seed = seed,
                MoreLike = moreLike,
                Trace = new TraceRecorder(isFull: false),
            };
        }
    }

    extension(IRowSource rows)
    {
        public IReadOnlyList<RowCandidate> Propose(RankingContext context, int limit = 30) =>
            rows.ProposeAsync(context, limit, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        /// <summary>The titles of the one row it proposes, in the order of its sources; none where it proposes none.</summary>
        public string[] Titles(RankingContext context) => rows.Propose(context) is [var row] ? row.Titles(context) : [];
    }

    extension(RowCandidate row)
    {
        public string[] Titles(RankingContext context)
        {
            var found = new List<(string Id, float Score)>();
            foreach (ICandidateSource source in row.Sources)
            {
                var candidates = new CandidateBuffer(context.Eligibility, 500, row.IncludeWatched, row.SeedItem);
                source.RetrieveAsync(context, candidates, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                for (int i = 0; i < candidates.Count; i++)
                {
                    found.Add((context.Snapshot.Catalog.Ids[candidates.Items[i]], candidates.Scores[i]));
                }
            }

            return [.. found.OrderByDescending(title => title.Score).Select(title => title.Id)];
        }
    }
}
