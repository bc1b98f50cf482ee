namespace Ranking;

internal sealed class ProposedRowSelector : IRowSelector
{
    public string Name => "as proposed";

    public int Select(RowSelection selection) => 0;
}
