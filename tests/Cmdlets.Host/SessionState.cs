using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

public sealed class SessionState
{
    public PathIntrinsics Path { get; } = new();

    public PSVariableIntrinsics PSVariable { get; } = new();
}

/// <summary>A shell's variables, of which this one has none.</summary>
public sealed class PSVariableIntrinsics
{
    public object? GetValue(string name) => null;
}

public sealed class PathIntrinsics
{
    /// <summary>Where Set-Location went; the process's own current folder stays where it was.</summary>
    internal string Location { get; set; } = Environment.CurrentDirectory;

    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo provider, out PSDriveInfo? drive)
    {
        drive = null;
        var isElsewhere = path.StartsWith("Env:", StringComparison.OrdinalIgnoreCase);
        provider = new ProviderInfo(isElsewhere ? "Environment" : "FileSystem");
        return isElsewhere ? path[4..] : IO.Path.GetFullPath(path, Location);
    }

    /// <summary>The files and folders that the last part of a path means; only that part may have wildcards here.</summary>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        var full = GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        var pattern = WildcardPattern.Get(IO.Path.GetFileName(full), WildcardOptions.IgnoreCase);
        return [.. IO.Directory.GetFileSystemEntries(IO.Path.GetDirectoryName(full)!).Where(entry => pattern.IsMatch(IO.Path.GetFileName(entry))).Order(StringComparer.OrdinalIgnoreCase)]; // a file has a folder
    }
}

public class ProviderInfo
{
    internal ProviderInfo(string name) => Name = name;

    public string Name { get; }
}

public class PSDriveInfo;

[Flags]
public enum WildcardOptions
{
    None = 0,
    Compiled = 1,
    IgnoreCase = 2,
    CultureInvariant = 4,
}

public sealed partial class WildcardPattern
{
    private readonly Regex _regex;

    private WildcardPattern(string pattern, WildcardOptions options) => _regex = new Regex(
        "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
        options.HasFlag(WildcardOptions.IgnoreCase) ? RegexOptions.IgnoreCase | RegexOptions.Singleline : RegexOptions.Singleline);

    public static bool ContainsWildcardCharacters(string pattern) => Escaped().Replace(pattern, "").AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>What a pattern in which every wildcard is escaped by a backtick means.</summary>
    public static string Unescape(string pattern) => Escaped().Replace(pattern, word => word.Value[1..]);

    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    public bool IsMatch(string input) => _regex.IsMatch(input);

    [GeneratedRegex(@"`[*?\[\]]")]
    private static partial Regex Escaped();
}
