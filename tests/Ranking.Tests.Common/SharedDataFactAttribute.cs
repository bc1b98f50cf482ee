using Xunit;

namespace Ranking.Tests.Common;

/// <summary>A test that reads a shared data set, and is skipped where the data set is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string name)
    {
        Name = name;
        if (!SharedData.Has(name))
        {
            Skip = $"The data set '{name}' is not here; this test reads the folder shared/data/{name} beside the repository.";
        }
    }

    /// <summary>The data set's name.</summary>
    public string Name { get; }
}
