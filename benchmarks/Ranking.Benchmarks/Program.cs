using BenchmarkDotNet.Running;
using Ranking.Benchmarks.Reordering;

// "diversity" takes turns with numpy, which BenchmarkDotNet cannot.
if (args is ["diversity"])
{
    DiversityRun.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
