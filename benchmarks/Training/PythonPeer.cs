using System.Diagnostics;
using System.Globalization;

namespace Ranking.Benchmarks.Training;

/// <summary>A Python process that times what it is asked for, one line at a time, so that ours and theirs take turns.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process;

    private PythonPeer(Process process, IReadOnlyCollection<string> modules) => (_process, Modules) = (process, modules);

    /// <summary>Which of numpy, scipy and torch it has.</summary>
    public IReadOnlyCollection<string> Modules { get; }

    /// <summary>Starts one; null where there is no Python with numpy.</summary>
    public static PythonPeer? Start(string dataFile)
    {
        try
        {
            // The one of the system: Debian's packages are there, whatever else is first on the path.
            string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
            var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Peers", "training.py"), dataFile])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
            Process process = Process.Start(start)!;
            string[] ready = (process.StandardOutput.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return ready.Length > 1 && ready[0] == "ready" ? new PythonPeer(process, ready[1..]) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Seconds; null where a module is missing.</summary>
    public double? Time(string what, int threads)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {threads}"));
        _process.StandardInput.Flush();
        string? line = _process.StandardOutput.ReadLine();
        return double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : null;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(10_000);
        _process.Dispose();
    }
}
