using System.Globalization;
using Ranking.Embeddings;
using Ranking.Evaluation;
using Ranking.Samples.Data;

namespace Ranking.Samples.Evaluate.Lists;

/// <summary>Who liked what, for training, for choosing and for measuring: of the same items, in the same order.</summary>
internal sealed record ListData(InteractionMatrix Training, ValidationFold? Validation, IReadOnlyList<HeldOutProfile> People, IReadOnlyList<string> Notes)
{
    public static ListData Load(ListSettings settings)
    {
        if (settings.Data is { } folder)
        {
            return settings.Train is null && settings.FoldIn is null && settings.HeldOut is null
                ? OfFolder(folder, settings)
                : throw new DataException("--data takes the place of --train, --fold-in and --held-out.");
        }

        if ((settings.ValidationFoldIn is null) != (settings.ValidationHeldOut is null))
        {
            throw new DataException("--validation-fold-in and --validation-held-out go together.");
        }

        (string, string)? validation = settings is { ValidationFoldIn: { } told, ValidationHeldOut: { } asked } ? (told, asked) : null;
        return settings is { Train: { } train, FoldIn: { } foldIn, HeldOut: { } heldOut }
            ? OfFiles(train, foldIn, heldOut, settings.LikedFrom, validation)
            : throw new DataException("Three files are needed, --train, --fold-in and --held-out, or a folder with --data.");
    }

    public static ListData OfFiles(string train, string foldIn, string heldOut, float likedFrom, (string FoldIn, string HeldOut)? validation = null)
    {
        var reports = new List<FileReport>();
        IReadOnlyList<Pair> read = PairsFile.Read(train, reports);

        // What counts as liked is a share of the highest value of the training file, in all of them.
        float from = likedFrom * Math.Max(read.Max(pair => pair.Value) ?? 1f, float.Epsilon);
        IReadOnlyList<Pair> training = Liked(read, from);
        var columns = new Columns(training);
        var notes = new List<string>();
        (InteractionMatrix known, string[] ids) = (columns.Matrix(Liked(PairsFile.Read(foldIn, reports), from), null, notes, foldIn), columns.People);
        IReadOnlyList<Pair> asked = Liked(PairsFile.Read(heldOut, reports), from);
        InteractionMatrix targets = columns.Matrix(asked, ids, notes, heldOut);
        NoteShared(ids, training, train, foldIn, notes);
        ValidationFold? fold = null;
        if (validation is { } people)
        {
            InteractionMatrix told = columns.Matrix(Liked(PairsFile.Read(people.FoldIn, reports), from), null, notes, people.FoldIn);
            fold = new ValidationFold(told, columns.Matrix(Liked(PairsFile.Read(people.HeldOut, reports), from), columns.People, notes, people.HeldOut));
        }

        notes.AddRange(reports.Where(report => report.Skipped > 0).Select(report => report.ToString()));
        return new ListData(columns.Matrix(training, null, notes, train), fold, Asked(known, targets, ids), notes);
    }

    // Ids may be numbers of each file's own; if they are people's, models are asked about people they know.
    private static void NoteShared(string[] asked, IReadOnlyList<Pair> training, string train, string foldIn, List<string> notes)
    {
        int shared = asked.Intersect(training.Select(pair => pair.User), StringComparer.Ordinal).Count();
        if (shared > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{shared:N0} people of {Path.GetFileName(foldIn)} are in {Path.GetFileName(train)} too: figures are of people that models were trained on"));
        }
    }

    private static ListData OfFolder(string folder, ListSettings settings)
    {
        DataFolder data = DataFolder.Load(folder);
        InteractionMatrix all = InteractionMatrix.Create(data.Catalog, data.Interactions, settings.LikedFrom);
        int people = Math.Clamp(all.ProfileCount / 10, 1, 1000);
        if (all.ProfileCount <= people)
        {
            throw new DataException($"{folder} has {all.ProfileCount} people, which are too few to hold some out.");
        }

        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(all, people, seed: settings.Seed);
        string[] ids = [.. Enumerable.Range(0, fold.FoldIn.ProfileCount).Select(person => person.ToString(CultureInfo.InvariantCulture))];
        return new ListData(training, null, Asked(fold.FoldIn, fold.HeldOut, ids), [.. data.Reports.SelectMany(report => report.Notes)]);
    }

    private static IReadOnlyList<HeldOutProfile> Asked(InteractionMatrix foldIn, InteractionMatrix heldOut, string[] ids)
    {
        var people = new List<HeldOutProfile>();
        for (int person = 0; person < ids.Length; person++)
        {
            int[] known = foldIn.Items(person).ToArray();
            int[] asked = [.. heldOut.Items(person).ToArray().Except(known)];
            if (asked.Length > 0)
            {
                people.Add(new HeldOutProfile(ids[person], known, asked));
            }
        }

        return people.Count > 0 ? people : throw new DataException("Nobody has anything to find: no held-out pair is of a person and an item that are known.");
    }

    private static IReadOnlyList<Pair> Liked(IReadOnlyList<Pair> pairs, float from) => [.. pairs.Where(pair => pair.Value is not { } value || value >= from)];

    /// <summary>The items of the training file as columns: by number where all ids are numbers, else by their characters.</summary>
    private sealed class Columns
    {
        private readonly string[] _ids;
        private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

        public Columns(IReadOnlyList<Pair> training)
        {
            _ids = InOrder(training.Select(pair => pair.Item));
            for (int i = 0; i < _ids.Length; i++)
            {
                _ordinals.Add(_ids[i], i);
            }
        }

        /// <summary>The people of the last matrix, by row.</summary>
        public string[] People { get; private set; } = [];

        public InteractionMatrix Matrix(IReadOnlyList<Pair> pairs, string[]? people, List<string> notes, string file)
        {
            People = people ?? InOrder(pairs.Select(pair => pair.User));
            var rows = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (string person in People)
            {
                rows.Add(person, rows.Count);
            }

            List<Pair>[] own = [.. People.Select(_ => new List<Pair>())];
            (int unknownItems, int unknownPeople) = (0, 0);
            foreach (Pair pair in pairs)
            {
                if (!_ordinals.ContainsKey(pair.Item))
                {
                    unknownItems++;
                }
                else if (!rows.TryGetValue(pair.User, out int row))
                {
                    unknownPeople++;
                }
                else
                {
                    own[row].Add(pair);
                }
            }

            Note(notes, file, unknownItems, "pairs are of items that nobody has in training; they are left out");
            Note(notes, file, unknownPeople, "pairs are of people of whom nothing is folded in; they are left out");
            var starts = new int[People.Length + 1];
            for (int row = 0; row < own.Length; row++)
            {
                starts[row + 1] = starts[row] + own[row].Count;
            }

            Pair[] all = [.. own.SelectMany(row => row)];
            return InteractionMatrix.Create(
                _ids,
                starts,
                Array.ConvertAll(all, pair => _ordinals[pair.Item]),
                [],
                Array.ConvertAll(all, pair => pair.Time?.ToUnixTimeSeconds() ?? Catalog.MissingTime));
        }

        private static void Note(List<string> notes, string file, int count, string what)
        {
            if (count > 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {count:N0} {what}"));
            }
        }

        private static string[] InOrder(IEnumerable<string> ids)
        {
            string[] different = [.. ids.Distinct(StringComparer.Ordinal)];
            return different.All(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                ? [.. different.OrderBy(id => long.Parse(id, CultureInfo.InvariantCulture)).ThenBy(id => id, StringComparer.Ordinal)]
                : [.. different.Order(StringComparer.Ordinal)];
        }
    }
}
