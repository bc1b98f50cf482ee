using System.ComponentModel;
using System.Diagnostics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>The C++ peer, built for this processor beside its source; built again where the source is newer.</summary>
internal static class BuiltPeer
{
    /// <summary>Where it is; null where there is no compiler, or not the header.</summary>
    public static string? Build()
    {
        string source = PeerProcess.PathOf("hnswlib.cpp");
        string program = PeerProcess.PathOf("hnswlib");
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) > File.GetLastWriteTimeUtc(source))
        {
            return program;
        }

        try
        {
            var start = new ProcessStartInfo("g++", ["-O3", "-march=native", "-std=c++17", "-pthread", "-o", program, source]) { RedirectStandardError = true, UseShellExecute = false };
            using Process compiler = Process.Start(start)!;
            compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? program : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
