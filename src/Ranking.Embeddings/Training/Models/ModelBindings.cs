using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>Where the items of a model stand in a catalog: found once a catalog, and forgotten with it.</summary>
internal sealed class ModelBindings(IReadOnlyList<string> itemIds)
{
    private readonly ConditionalWeakTable<Catalog, Binding> _catalogs = [];

    public Binding To(Catalog catalog) => _catalogs.GetValue(catalog, key => new Binding(itemIds, key));

    public sealed class Binding
    {
        private readonly int[] _ofItem;

        public Binding(IReadOnlyList<string> itemIds, Catalog catalog)
        {
            Items = new int[itemIds.Count];
            _ofItem = new int[catalog.Count];
            Array.Fill(_ofItem, -1);
            for (int i = 0; i < Items.Length; i++)
            {
                Items[i] = catalog.Ids.TryGetOrdinal(itemIds[i], out int item) ? item : -1;
                if (Items[i] >= 0)
                {
                    _ofItem[Items[i]] = i;
                }
            }
        }

        /// <summary>The catalog's ordinal of each item of the model; −1 for one the catalog does not have.</summary>
        public int[] Items { get; }

        /// <summary>The model's ordinal of a title; −1 where the model does not know it.</summary>
        public int Of(int item) => _ofItem[item];
    }
}
