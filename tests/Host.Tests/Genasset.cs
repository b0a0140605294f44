using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenAsset.Tests.Programs;

namespace GenAsset.Host.Tests;

/// <summary>The real program in a real process, on a home and an output folder of the test's own.</summary>
internal sealed partial class Genasset : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("genasset-host-");

    public string Root => _root.FullName;

    public string Home { get; init; }

    public string Out => Path.Combine(Root, "out");

    /// <summary>Environment variables of every start.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public Genasset() => Home = Path.Combine(Root, "home");

    /// <summary>Writes a file below the test's folder.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A file of echo items.</summary>
    public string EchoItems(int count) =>
        Write("items.jsonl", string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"kind":"image","prompt":"prompt {{i}}","engine":"builtin/echo"}""" + "\n")));

    /// <summary>Runs the program to its end.</summary>
    public Ended Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return ProgramRun.End(process);
    }

    /// <summary>Starts the program; the home is added.</summary>
    public Process Start(params string[] arguments) => StartBare([.. arguments, "--home", Home]);

    /// <summary>Starts the program with a variable of its own; the home is added.</summary>
    public Process StartWith((string Name, string Value) variable, params string[] arguments) => StartWith([variable], arguments);

    /// <summary>The same with several.</summary>
    public Process StartWith(IEnumerable<(string Name, string Value)> variables, params string[] arguments) => StartBare([.. arguments, "--home", Home], variables);

    /// <summary>Runs a command that takes no home.</summary>
    public Ended RunBare(params string[] arguments)
    {
        using var process = StartBare(arguments);
        return ProgramRun.End(process);
    }

    /// <summary>Starts a command that takes no home.</summary>
    public Process StartBare(string[] arguments, IEnumerable<(string Name, string Value)>? variables = null)
    {
        string[] program = ["dotnet", Path.Combine(AppContext.BaseDirectory, "genasset.dll"), .. arguments];
        if (OperatingSystem.IsLinux())
            program = ["env", "--default-signal=INT", .. program]; // a run in the background has it ignored, and hands that on
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Root,
        };
        foreach (var (known, content) in Variables)
            start.Environment[known] = content;
        foreach (var (name, value) in variables ?? [])
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>The jobs of the home, newest first.</summary>
    public JsonElement[] Jobs() => Lines(Run("jobs", "--json").Output);

    /// <summary>JSON lines.</summary>
    public static JsonElement[] Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>What Ctrl+C sends.</summary>
    public static void Interrupt(Process process) => Signal(process, 2);

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, int signal) => kill(process.Id, signal).ShouldBe(0);

    public void Dispose() => _root.Delete(recursive: true);

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
