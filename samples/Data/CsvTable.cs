using System.Globalization;
using System.Text;
using CsvHelper;

namespace Ranking.Samples.Data;

/// <summary>Reads one CSV file record by record (RFC 4180, UTF-8, with a header), and knows the line each came from.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int ProgressStep = 200_000;

    // A record larger than this is a quote that was never closed.
    private const int LargestRecord = 1 << 20;

    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly IProgress<string>? _progress;
    private bool _isBad;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">The columns it must have; one with several names is written with all of them, as in <c>user_id|uid</c>.</param>
    /// <param name="progress">Told of the records read.</param>
    public CsvTable(string path, IReadOnlyList<string> required, IProgress<string>? progress)
    {
        _path = path;
        _progress = progress;
        Report = new FileReport(Path.GetFileName(path));
        try
        {
            var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            _reader = CsvReader.Create(text, new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                PoolStrings = true,
                MaxRecordSize = LargestRecord,
                OnMalformedRecord = _ => _isBad = true,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {e.Message}", e);
        }

        try
        {
            ReadHeader(required);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    public FileReport Report { get; }

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    public long Line => _reader.LineNumber;

    /// <summary>Goes to the next record that is whole; what is not is skipped and reported.</summary>
    public bool Read()
    {
        while (Advance())
        {
            Report.Count();
            if (Report.Records % ProgressStep == 0)
            {
                _progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{Report.File}: {Report.Records:N0} records"));
            }

            if (_isBad)
            {
                Report.Skip(Line, "with a quote out of place");
            }
            else if (_reader.FieldCount != _columns.Count)
            {
                Report.Skip(Line, $"with another number of cells than the header's {_columns.Count}");
            }
            else
            {
                return true;
            }
        }

        _progress?.Report(Report.ToString());
        return false;
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>A cell without white space around it; empty where the column is not there.</summary>
    public string Cell(string column) => _columns.TryGetValue(column, out int index) ? _reader.GetString(index).Trim() : "";

    public void Dispose()
    {
        _reader.Dispose();
    }

    private bool Advance()
    {
        _isBad = false;
        try
        {
            return _reader.Read();
        }
        catch (Exception e) when (e is DecoderFallbackException or CsvFormatException)
        {
            throw new DataException(
                $"{_path}, near line {Line + 1}: {(e is DecoderFallbackException ? "the file is not UTF-8" : e.Message)}. Nothing was loaded.", e);
        }
    }

    private void ReadHeader(IReadOnlyList<string> required)
    {
        if (!Advance())
        {
            throw new DataException($"{_path} is empty; its first line must name the columns {string.Join(", ", required)}.");
        }

        for (int i = 0; i < _reader.FieldCount; i++)
        {
            if (!_columns.TryAdd(_reader.GetString(i).Trim(), i))
            {
                throw new DataException($"{_path}, line 1: the column '{_reader.GetString(i)}' stands in the header twice.");
            }
        }

        foreach (string column in required)
        {
            if (!Array.Exists(column.Split('|'), _columns.ContainsKey))
            {
                throw new DataException($"{_path}, line 1: the header has no column '{column.Replace("|", "' or '", StringComparison.Ordinal)}'; it has {string.Join(", ", _columns.Keys)}.");
            }
        }
    }
}
