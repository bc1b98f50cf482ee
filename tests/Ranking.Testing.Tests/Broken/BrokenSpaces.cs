using System.Numerics.Tensors;
using Ranking.Embeddings;

namespace Ranking.Testing.Tests;

/// <summary>Spaces that do all but one thing as the space of worlds does.</summary>
internal static class BrokenSpaces
{
    public static Dictionary<string, Broken> All => new(Fault.Of(Faulty, mayWait: false), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Space(world => new Wrapper(world, Name: Parts.NextName)), "its name was 'name"),
        ["has a row for every title of its catalog"] = new(
            Suites.Space(world => new Wrapper(world, Items: EmbeddingTable.Create(8, new float[8 * (world.Catalog.Count + 1)]))), "it has 1 rows, and the catalog 0 titles"),
        ["searches its own rows"] = new(Suites.Space(world => new Wrapper(world, Index: new ExactIndex(Another(world)))), "but their cosine is"),
        ["has a row for every value"] = new(
            Suites.Space(world => new Wrapper(world, Values: column => EmbeddingTable.Create(8, new float[8 * (column.Values.Count + 1)]))), "rows of 8 dimensions for 0 values"),
        ["encodes to length 1, or to zeros and says so"] = new(
            Suites.Space(world => new Wrapper(world, Encode: (space, profile, history, destination) =>
            {
                bool isTaste = space.TryEncode(profile, history, destination);
                destination.Span[0] *= 2f;
                return isTaste;
            })), "it said True and wrote ["),
        ["has no taste of nothing"] = new(
            Suites.Space(world => new Wrapper(world, Encode: (_, _, _, destination) =>
            {
                destination.Span.Clear();
                destination.Span[0] = 1f;
                return true;
            })), "nothing of the history has a direction, and the taste is [1 0"),
        ["refuses a destination of another length"] = new(
            Suites.Space(world => new Wrapper(world, Encode: (_, _, _, destination) =>
            {
                destination.Span.Clear();
                return false;
            })), "room for 9 of 8 numbers: it threw no ArgumentException"),
        ["makes personas of length 1, and zeros behind them"] = new(
            Suites.Space(world => new Wrapper(world, Personas: (space, profile, history, destination) =>
            {
                int count = space.EncodePersonas(profile, history, World.Now, destination.Span);
                destination.Span[^1] += 1f;
                return count;
            })), "of 3 personas it said 0 and wrote [0 0 0 0 0 0 0 1] at place 2"),
        ["has its taste for its one persona"] = new(
            Suites.Space(world => new Wrapper(world, Personas: (space, profile, history, destination) =>
            {
                int count = space.EncodePersonas(profile, history, World.Now, destination.Span);
                TensorPrimitives.Negate(destination.Span, destination.Span);
                return count;
            })), "the taste is ["),
        ["refuses room that ends within a persona"] = new(
            Suites.Space(world => new Wrapper(world, Personas: (_, _, _, destination) =>
            {
                destination.Span.Clear();
                return 0;
            })), "room for 0 numbers, 8 a persona: it threw no ArgumentException"),
        ["gives a text a direction of length 1, or none and zeros"] = new(
            Suites.Space(world => new Wrapper(world, Text: destination =>
            {
                destination.Span.Clear();
                destination.Span[0] = 2f;
                return true;
            })), "it said True and wrote [2 0"),
    };

    private static bool TryEncode(this IVectorSpace space, Profile profile, ProfileHistory history, Memory<float> destination) =>
        space.TryEncode(profile, history, World.Now, destination.Span);

    private static ConformanceSuite Faulty(Func<Fault> make) => Suites.Space(world =>
    {
        Fault fault = make();
        return new Wrapper(world, Encode: (space, profile, history, destination) =>
        {
            bool strikes = fault.Strikes(profile.Id);
            bool isTaste = space.TryEncode(profile, history, destination);
            if (strikes)
            {
                destination.Span.Clear();
            }

            return isTaste && !strikes;
        });
    });

    private static EmbeddingTable Another(World world)
    {
        var random = new SeededRandom(world.Seed);
        return EmbeddingTable.Create(8, [.. Enumerable.Range(0, 8 * world.Catalog.Count).Select(_ => (float)random.NextGaussian())]);
    }

    private sealed class Wrapper(
        World World,
        Func<string>? Name = null,
        EmbeddingTable? Items = null,
        IVectorIndex? Index = null,
        Func<CategoryColumn, EmbeddingTable>? Values = null,
        Func<IVectorSpace, Profile, ProfileHistory, Memory<float>, bool>? Encode = null,
        Func<IVectorSpace, Profile, ProfileHistory, Memory<float>, int>? Personas = null,
        Func<Memory<float>, bool>? Text = null) : IVectorSpace
    {
        private readonly IVectorSpace _inner = World.Snapshot.Space("world");

        string IVectorSpace.Name => Name?.Invoke() ?? "broken";

        EmbeddingTable IVectorSpace.Items => Items ?? _inner.Items;

        IVectorIndex IVectorSpace.Index => Index ?? _inner.Index;

        bool IVectorSpace.EncodesTexts => Text is not null;

        ValueTask<bool> IVectorSpace.TryEncodeTextAsync(string text, Memory<float> destination, CancellationToken cancellationToken)
        {
            destination.Span.Clear();
            return ValueTask.FromResult(Text?.Invoke(destination) ?? false);
        }

        EmbeddingTable IVectorSpace.Values(CategoryColumn column) => Values?.Invoke(column) ?? _inner.Values(column);

        bool IVectorSpace.TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            if (Encode is null)
            {
                return _inner.TryEncode(profile, history, now, destination);
            }

            float[] copy = destination.ToArray();
            bool isTaste = Encode(_inner, profile, history, copy);
            copy.CopyTo(destination);
            return isTaste;
        }

        int IVectorSpace.EncodePersonas(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            if (Personas is null)
            {
                // As an interface's own would, so that what is wrong with the taste is wrong with the persona.
                destination[_inner.Items.Dimensions..].Clear();
                return ((IVectorSpace)this).TryEncode(profile, history, now, destination[.._inner.Items.Dimensions]) ? 1 : 0;
            }

            float[] copy = destination.ToArray();
            int count = Personas(_inner, profile, history, copy);
            copy.CopyTo(destination);
            return count;
        }
    }
}
