namespace Ranking.Samples.Data;

internal enum ColumnKind
{
    Category,
    Number,
    Text,
    Time,
}
