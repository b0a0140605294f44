using GenAsset.Core.Errors;
using GenAsset.Core.Validation;
using Spectre.Console;

namespace GenAsset.Host.Output;

/// <summary>The two streams of the process: results on standard output, everything said on the way on standard error.</summary>
internal static class Terminal
{
    private const int FaultsShown = 50;

    /// <summary>Standard output.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Whether a person watches standard error.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected && Error.Profile.Capabilities.Ansi;

    /// <summary>Shows an error and returns the exit code for it; every fault of a refused job gets its own line.</summary>
    public static int Fail(GenAssetError error, string? source = null)
    {
        var faults = JobValidator.FaultsOf(error).ToList();
        if (faults.Count == 0)
        {
            Error.MarkupLineInterpolated($"[red bold]error[/] {error.Code}: {error.Message}");
        }
        else
        {
            foreach (var fault in faults.Take(FaultsShown))
                Error.MarkupLineInterpolated($"[red bold]error[/] {Place(fault, source)}: {(fault.Field is null ? "" : fault.Field + " ")}{fault.Message}");
            var total = (long?)error.Details?["total"] ?? faults.Count;
            if (total > FaultsShown)
                Error.MarkupLineInterpolated($"[red]… and {total - FaultsShown} more.[/]");
            Error.MarkupLineInterpolated($"{total} {(total == 1 ? "fault" : "faults")}; nothing was queued.");
        }

        if (error.Suggestion is { Length: > 0 } suggestion)
            Error.MarkupLineInterpolated($"[grey]{suggestion}[/]");
        return ExitCodes.NothingRan;
    }

    /// <summary>Says something that needs no action.</summary>
    public static void Notice(string message) => Error.MarkupLineInterpolated($"[yellow]note[/] {message}");

    private static string Place(Fault fault, string? source) => (source, fault.Line, fault.Index) switch
    {
        ({ } file, { } line, _) => $"{file}:{line}",
        (null, { } line, _) => $"line {line}",
        (_, null, { } index) => $"item {index}",
        ({ } file, null, null) => file,
        _ => "job",
    };

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A file has no width: lines are left whole there.
        if (isRedirected)
            console.Profile.Width = int.MaxValue / 4;
        return console;
    }
}
