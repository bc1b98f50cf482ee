using System.Diagnostics;
using System.Globalization;

namespace Ranking.Benchmarks;

/// <summary>Another process that times what it is asked for: a line in, a line out, so that ours and theirs take turns. Its first line is <c>ready</c> and what it has.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process, IReadOnlyList<string> parts) => (_process, Parts) = (process, parts);

    /// <summary>What it says it has, such as the modules that a Python found.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Starts a script of <c>benchmarks/peers</c>; null where there is no Python, or not what the script needs.</summary>
    public static PeerProcess? StartPython(string script, params ReadOnlySpan<string> arguments)
    {
        // The one of the system: Debian's packages are there, whatever else is first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        return Start(python, [PathOf(script), .. arguments]);
    }

    /// <summary>Starts a program; null where it is not there, or does not say that it is ready.</summary>
    public static PeerProcess? Start(string program, params ReadOnlySpan<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments.ToArray()) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
            // A peer is told how many threads to take with each request. Threads that spin while they wait would take the processor from whoever has the next turn.
            start.Environment["OMP_NUM_THREADS"] = "1";
            start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
            Process process = Process.Start(start)!;
            string[] ready = (process.StandardOutput.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (ready.Length > 1 && ready[0] == "ready")
            {
                return new PeerProcess(process, ready[1..]);
            }

            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Where a file of <c>benchmarks/peers</c> lies.</summary>
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "peers", file);

    /// <summary>Asks, and waits for the answer: numbers behind each other, seconds the first; null where the peer cannot do it.</summary>
    public double[]? Ask(string request)
    {
        _process.StandardInput.WriteLine(request);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer ended when it was asked for '{request}'; what it wrote stands above.");
        return answer == "none" ? null : [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
