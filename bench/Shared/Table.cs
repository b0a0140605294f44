using System.Runtime.CompilerServices;

namespace GenAsset.Bench;

/// <summary>Rows for bench/results, shown as they come.</summary>
internal sealed class Table
{
    private readonly List<string> _rows;
    private readonly string _path;

    public Table(string name, string header, [CallerFilePath] string here = "")
    {
        _path = Path.Combine(Path.GetDirectoryName(here)!, "..", "results", name);
        _rows = [header];
        Console.WriteLine(header);
    }

    public void Add(string row)
    {
        _rows.Add(row);
        Console.WriteLine(row);
    }

    public void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllLines(_path, _rows);
    }
}
