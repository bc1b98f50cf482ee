using System.Globalization;

namespace Ranking.Benchmarks.Vectors;

/// <summary>FAISS and hnswlib over the rows of a workload, as far as they are installed.</summary>
internal sealed class VectorPeers : IDisposable
{
    public const string Install = "Debian: apt-get install python3-faiss python3-hnswlib libhnswlib-dev g++";

    private readonly PeerProcess? _python;
    private readonly PeerProcess? _built;

    private VectorPeers(PeerProcess? python, PeerProcess? built)
    {
        _python = python;
        _built = built;
        if (python is not null && python.Parts.Contains("faiss"))
        {
            Faiss = new PeerIndex("FAISS IndexFlatIP", "flat", python, isExact: true);
            FaissBytes = new PeerIndex("FAISS SQ8", "sq8", python, isExact: false) { BytesPerNumber = sizeof(byte) };
            FaissGraph = new PeerIndex("FAISS HNSWFlat", "hnsw", python, isExact: false);
        }

        (string Name, PeerProcess? Process)[] both = [("hnswlib, Debian", python is not null && python.Parts.Contains("hnswlib") ? python : null), ("hnswlib, built for this processor", built)];
        Brutes = [.. both.Where(one => one.Process is not null).Select(one => new PeerIndex($"{one.Name}, brute force", "brute", one.Process!, isExact: true))];
        Graphs = [.. both.Where(one => one.Process is not null).Select(one => new PeerIndex(one.Name, "hnswlib", one.Process!, isExact: false))];
    }

    public PeerIndex? Faiss { get; }

    public PeerIndex? FaissBytes { get; }

    public PeerIndex? FaissGraph { get; }

    public IReadOnlyList<PeerIndex> Brutes { get; }

    public IReadOnlyList<PeerIndex> Graphs { get; }

    public static VectorPeers Start(Workload workload)
    {
        string[] arguments = [.. new[] { workload.Table.Count, workload.Table.Dimensions, Workload.QueryCount }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        string? program = BuiltPeer.Build();
        return new VectorPeers(
            PeerProcess.StartPython("vectors.py", [workload.File, .. arguments]),
            program is null ? null : PeerProcess.Start(program, [workload.File, .. arguments]));
    }

    /// <summary>Who is there, who is not, and how they were built.</summary>
    public IEnumerable<string> Describe()
    {
        yield return Faiss is null
            ? $"FAISS: not there, left out ({Install})"
            : _python!.Parts.Contains("generic")
                ? $"FAISS {_python.Parts[1]}: the distribution's, built without AVX2; its single queries take a multiple of what a build for AVX2 takes, its batches go through BLAS"
                : $"FAISS {_python!.Parts[1]}: built with AVX2";
        yield return _python is null || !_python.Parts.Contains("hnswlib")
            ? $"hnswlib, Debian: not there, left out ({Install})"
            : "hnswlib, Debian: the distribution's Python module, built without AVX";
        yield return _built is null
            ? $"hnswlib, built for this processor: no g++ or no header, left out ({Install})"
            : "hnswlib, built for this processor: Debian's header, g++ -O3 -march=native";
    }

    public void Dispose()
    {
        _python?.Dispose();
        _built?.Dispose();
    }
}
