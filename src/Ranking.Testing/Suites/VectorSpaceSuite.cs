using System.Numerics.Tensors;

namespace Ranking.Testing;

/// <summary>The laws of <see cref="IVectorSpace"/>. Check its index with a <see cref="VectorIndexSuite"/> too.</summary>
/// <remarks>That rows are of length 1 or 0 is held by <see cref="EmbeddingTable"/>. Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class VectorSpaceSuite : ConformanceSuite
{
    private const int SomePersonas = 3;

    /// <summary>Makes the suite.</summary>
    protected VectorSpaceSuite()
        : base("vector space")
    {
    }

    /// <summary>How far the length of a unit vector may be from 1. Default: 1e-3.</summary>
    protected virtual float Tolerance => 1e-3f;

    /// <summary>Makes a new space bound to a world's catalog.</summary>
    /// <param name="world">The world.</param>
    protected abstract IVectorSpace CreateSpace(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, space => space.Name),
        Law.Of("has a row for every title of its catalog", "bind the vectors by id with EmbeddingTable.BindTo; titles without one get zero rows", at =>
        {
            IVectorSpace space = Create(at);
            if (space.Items.Count != at.World.Catalog.Count)
            {
                throw at.Broken($"it has {space.Items.Count} rows, and the catalog {at.World.Catalog.Count} titles");
            }

            try
            {
                RankingSnapshot.Create(at.World.Catalog, at.World.Snapshot.Statistics, space);
            }
            catch (RankingException e)
            {
                throw at.Broken(e.Message, e);
            }
        }),
        Law.Of("searches its own rows", "build the index over Items, in the same order", at =>
        {
            IVectorSpace space = Create(at);
            if (space.Index.Count != space.Items.Count || space.Index.Dimensions != space.Items.Dimensions)
            {
                throw at.Broken($"its index has {space.Index.Count} rows of {space.Index.Dimensions} dimensions, its table {space.Items.Count} of {space.Items.Dimensions}");
            }

            for (int i = 0; i < Math.Min(20, space.Items.Count); i++)
            {
                int item = at.Random.NextInt32(space.Items.Count);
                var found = new int[5];
                var scores = new float[5];
                int count = space.Index.Search(space.Items.Row(item), CandidateFilter.None, found, scores);
                for (int k = 0; k < count; k++)
                {
                    float cosine = TensorPrimitives.Dot(space.Items.Row(item), space.Items.Row(found[k]));
                    if (!Numbers.AreClose(cosine, scores[k], Tolerance))
                    {
                        throw at.Broken($"near title {item} it found title {found[k]} with {Numbers.Word(scores[k])}, but their cosine is {Numbers.Word(cosine)}");
                    }
                }
            }
        }),
        Law.Of("has a row for every value", "make one row for each of the column's values, in their order; zeros for a value without a direction", at =>
        {
            IVectorSpace space = Create(at);
            foreach (CategoryColumn column in at.World.Catalog.Categories.Values)
            {
                at.Where = $"column '{column.Name}'";
                EmbeddingTable values = space.Values(column);
                if (values.Count != column.Values.Count || values.Dimensions != space.Items.Dimensions)
                {
                    throw at.Broken($"it has {values.Count} rows of {values.Dimensions} dimensions for {column.Values.Count} values, and titles of {space.Items.Dimensions}");
                }
            }
        }),
        Law.Of("encodes to length 1, or to zeros and says so", "write every number: a unit vector and true, or zeros and false", at =>
        {
            IVectorSpace space = Create(at);
            foreach (Profile profile in at.People())
            {
                (bool isTaste, float[] taste) = Encode(space, at.World.Context(profile));
                if (!taste.All(float.IsFinite) || (isTaste ? MathF.Abs(TensorPrimitives.Norm<float>(taste) - 1f) > Tolerance : taste.Any(number => number != 0f)))
                {
                    throw at.Broken($"it said {isTaste} and wrote [{Numbers.Words(taste)}]");
                }
            }
        }),
        Law.Of("has no taste of nothing", "return false where the space does not know the profile, and its history has no title with a direction in this space", at =>
        {
            IVectorSpace space = Create(at);
            foreach (Profile profile in at.People())
            {
                // What they did, of someone whom no space can know and who picked nothing.
                RankingContext known = at.World.Context(profile);
                var context = new RankingContext(known.Snapshot, new Profile("nobody a space knows"), known.History, known.Now);
                bool isTold = false;
                foreach (int item in context.History.Items)
                {
                    isTold |= space.Items.Norm(item) > 0f;
                }

                if (!isTold && Encode(space, context) is (true, var taste))
                {
                    throw at.Broken($"nothing of the history has a direction, and the taste is [{Numbers.Words(taste)}]");
                }
            }
        }),
        Law.Of("refuses a destination of another length", "throw an ArgumentException that names both lengths", at =>
        {
            IVectorSpace space = Create(at);
            foreach (int length in (int[])[space.Items.Dimensions + 1, space.Items.Dimensions - 1])
            {
                at.Where = $"room for {length} of {space.Items.Dimensions} numbers";
                try
                {
                    space.TryEncode(at.World.Profiles[0], at.World.Context(at.World.Profiles[0]).History, World.Now, new float[length]);
                }
                catch (ArgumentException)
                {
                    continue;
                }

                throw at.Broken("it threw no ArgumentException");
            }
        }),
        Law.Of("makes personas of length 1, and zeros behind them", "write every number: as many unit vectors as the answer says, then zeros", at =>
        {
            IVectorSpace space = Create(at);
            foreach (Profile profile in at.People())
            {
                (int count, float[] personas) = Personas(space, at.World.Context(profile), SomePersonas);
                for (int start = 0; start < personas.Length; start += space.Items.Dimensions)
                {
                    float[] persona = personas[start..(start + space.Items.Dimensions)];
                    bool isThere = start < count * space.Items.Dimensions;
                    if (count > SomePersonas || !persona.All(float.IsFinite) || (isThere ? MathF.Abs(TensorPrimitives.Norm<float>(persona) - 1f) > Tolerance : persona.Any(number => number != 0f)))
                    {
                        throw at.Broken($"of {SomePersonas} personas it said {count} and wrote [{Numbers.Words(persona)}] at place {start / space.Items.Dimensions}");
                    }
                }
            }
        }),
        Law.Of("has its taste for its one persona", "with room for one persona write what TryEncode does; have personas where there is a taste, and none where there is none", at =>
        {
            IVectorSpace space = Create(at);
            foreach (Profile profile in at.People())
            {
                RankingContext context = at.World.Context(profile);
                (bool isTaste, float[] taste) = Encode(space, context);
                (int count, float[] persona) = Personas(space, context, most: 1);
                at.Same($"{(isTaste ? 1 : 0)} {Numbers.Words(taste)}", $"{count} {Numbers.Words(persona)}", "the taste", "the one persona");
                int more = Personas(space, context, SomePersonas).Count;
                if (isTaste != more > 0)
                {
                    throw at.Broken($"it said {isTaste} to a taste, and made {more} personas");
                }
            }
        }),
        Law.Of("refuses room that ends within a persona", "throw an ArgumentException where the destination is empty or no multiple of the dimensions", at =>
        {
            IVectorSpace space = Create(at);
            foreach (int length in new[] { 0, space.Items.Dimensions + 1, (2 * space.Items.Dimensions) - 1 }.Where(length => length % space.Items.Dimensions != 0 || length == 0))
            {
                at.Where = $"room for {length} numbers, {space.Items.Dimensions} a persona";
                try
                {
                    space.EncodePersonas(at.World.Profiles[0], at.World.Context(at.World.Profiles[0]).History, World.Now, new float[length]);
                }
                catch (ArgumentException)
                {
                    continue;
                }

                throw at.Broken("it threw no ArgumentException");
            }
        }),
        new Law("gives a text a direction of length 1, or none and zeros", "write every number: a unit vector and true, or zeros and false; always false where EncodesTexts is", async at =>
        {
            IVectorSpace space = Create(at);
            foreach (string text in at.World.Catalog.Categories.Values.SelectMany(column => column.Values.Names).Take(5).Concat(at.World.Catalog.Ids.Names.Take(3)).Append("").Append("\0"))
            {
                var direction = new float[space.Items.Dimensions];
                Array.Fill(direction, Numbers.Poison);
                bool isDirection = await space.TryEncodeTextAsync(text, direction, CancellationToken.None).ConfigureAwait(false);
                if (isDirection && !space.EncodesTexts)
                {
                    throw at.Broken($"it encodes no texts, and said true of '{text}'");
                }

                if (!direction.All(float.IsFinite) || (isDirection ? MathF.Abs(TensorPrimitives.Norm<float>(direction) - 1f) > Tolerance : direction.Any(number => number != 0f)))
                {
                    throw at.Broken($"of '{text}' it said {isDirection} and wrote [{Numbers.Words(direction)}]");
                }
            }
        }),
        .. new Answers<IVectorSpace>(Create, Ask).Laws,
    ];

    private static (bool IsTaste, float[] Taste) Encode(IVectorSpace space, RankingContext context)
    {
        var taste = new float[space.Items.Dimensions];
        Array.Fill(taste, Numbers.Poison);
        bool isTaste = space.TryEncode(context.Profile, context.History, context.Now, taste);
        return (isTaste, taste);
    }

    private static (int Count, float[] Personas) Personas(IVectorSpace space, RankingContext context, int most)
    {
        var personas = new float[most * space.Items.Dimensions];
        Array.Fill(personas, Numbers.Poison);
        return (space.EncodePersonas(context.Profile, context.History, context.Now, personas), personas);
    }

    private static ValueTask<string> Ask(IVectorSpace space, Question question, CancellationToken cancellationToken)
    {
        RankingContext context = question.Context();
        (bool isTaste, float[] taste) = Encode(space, context);
        (int count, float[] personas) = Personas(space, context, SomePersonas);
        IEnumerable<string> values = question.World.Catalog.Categories.Values
            .OrderBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => space.Values(column))
            .SelectMany(table => Enumerable.Range(0, table.Count).Select(row => Numbers.Words(table.Row(row))));
        return ValueTask.FromResult($"{isTaste} {Numbers.Words(taste)} | {count} {Numbers.Words(personas)} | {string.Join(" | ", values)}");
    }

    private IVectorSpace Create(Case at) => at.Made(CreateSpace(at.World), space => space.Name);
}
