namespace Ranking.Benchmarks.Vectors;

/// <summary>A graph that is built, here or in another process.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Seconds">What building took.</param>
/// <param name="Bytes">What it holds beside the vectors.</param>
/// <param name="Search">A contestant that searches with some breadth.</param>
/// <param name="Drop">Lets go of it.</param>
/// <param name="Own">The index, where it is one of the library.</param>
internal sealed record BuiltGraph(string Name, double Seconds, double Bytes, Func<int, Contestant> Search, Action Drop, (OwnGraph Kind, IVectorIndex Index)? Own)
{
    public static BuiltGraph Of(OwnGraph own, Workload workload, GraphPlan plan)
    {
        Report.Progress($"{own.Name} builds a graph over {workload.Name}");
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IVectorIndex? index = null;
        double seconds = Timing.Seconds(() => index = own.Build(workload.Table, plan));
        // The vectors are the table's, which was there before.
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        return new BuiltGraph(
            own.Name, seconds, bytes, ef => InProcess.OneByOne(own.Name, Side.Ours, own.With(index!, ef), workload.Queries) with { IsBaseline = true }, () => { }, (own, index!));
    }
}
