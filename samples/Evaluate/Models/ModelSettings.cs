using System.Globalization;

namespace Ranking.Samples.Evaluate.Models;

/// <summary>What <c>--set</c> says for one model; every key has to be asked for.</summary>
internal sealed class ModelSettings
{
    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _model;

    private ModelSettings(string model, Dictionary<string, string> values) => (_model, _values) = (model, values);

    /// <summary>Refuses settings of models that are not trained.</summary>
    public static void CheckModels(IReadOnlyList<string> models, IReadOnlyList<string> set)
    {
        foreach (string setting in set)
        {
            string[] key = setting.Split('=')[0].Split('.', 2);
            if (key.Length == 2 && ModelKinds.Names.Contains(key[0]) && !models.Contains(key[0]) && !models.SequenceEqual(["ensemble"]))
            {
                throw new RankingException($"--set {setting}: '{key[0]}' is not among the models of --model, {string.Join(", ", models)}.");
            }
        }
    }

    /// <summary>The settings of a model: <c>key=value</c>, or <c>model.key=value</c> where there are several models.</summary>
    public static ModelSettings For(string model, IReadOnlyList<string> set, int models)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string setting in set)
        {
            int at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || at == setting.Length - 1)
            {
                throw new RankingException($"--set takes key=value, not '{setting}'.");
            }

            string[] key = setting[..at].Split('.', 2);
            if (key.Length == 1 && models > 1)
            {
                throw new RankingException($"--set {setting}: with several models a setting names its model, as in als.dimensions=64.");
            }

            if (key.Length == 1)
            {
                values[key[0]] = setting[(at + 1)..];
            }
            else if (key[0] == model)
            {
                values[key[1]] = setting[(at + 1)..];
            }
            else if (model == "ensemble" && models == 1 && ModelKinds.Names.Contains(key[0]))
            {
                values[setting[..at]] = setting[(at + 1)..];
            }
            else if (!ModelKinds.Names.Contains(key[0]))
            {
                throw new RankingException($"--set {setting}: there is no model '{key[0]}'; the models are {string.Join(", ", ModelKinds.Names)}.");
            }
        }

        return new ModelSettings(model, values);
    }

    public string Text(string key, string missing)
    {
        _asked.Add(key);
        return _values.GetValueOrDefault(key, missing);
    }

    public int Whole(string key, int missing) => _values.TryGetValue(key, out string? text) && _asked.Add(key)
        ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : throw Wrong(key, text, "a whole number")
        : Missing(key, missing);

    public double Number(string key, double missing) => _values.TryGetValue(key, out string? text) && _asked.Add(key)
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Wrong(key, text, "a number")
        : Missing(key, missing);

    /// <summary>The settings of a part of an ensemble: those that begin with its name.</summary>
    public ModelSettings Of(string part)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in _values.Keys.Where(key => key.StartsWith(part + ".", StringComparison.Ordinal)))
        {
            _asked.Add(key);
            values.Add(key[(part.Length + 1)..], _values[key]);
        }

        return new ModelSettings(part, values);
    }

    /// <summary>Refuses keys that the model does not have.</summary>
    public void Check()
    {
        foreach (string key in _values.Keys.Where(key => !_asked.Contains(key)))
        {
            throw new RankingException($"{_model} has no setting '{key}'; it has {(_asked.Count == 0 ? "none" : string.Join(", ", _asked.Order(StringComparer.Ordinal)))}.");
        }
    }

    private T Missing<T>(string key, T missing)
    {
        _asked.Add(key);
        return missing;
    }

    private RankingException Wrong(string key, string text, string expected) => new($"{_model}: {key} is {expected}, not '{text}'.");
}
