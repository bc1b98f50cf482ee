namespace Ranking.Samples.Data;

/// <summary>Says which file of a data folder cannot be used, where and why.</summary>
public sealed class DataException : Exception
{
    public DataException()
    {
    }

    public DataException(string message)
        : base(message)
    {
    }

    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
