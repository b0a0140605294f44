using System.Xml.Linq;

namespace GenAsset.Core.Tests;

/// <summary>The compile arrows of the house, in one table: an arrow that is not here fails the build's tests.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Media"] = [],
        ["Core"] = ["Media"],
        ["Cmdlets"] = ["Core", "Media"],
        ["Api"] = ["Core", "Media"],
        ["Azure"] = ["Core", "Media", "System.IO.Hashing"], // eng/: a stand-in, of a package that the SDKs name
        ["Host"] = ["Api", "Azure", "Core", "Media"],
        ["Functions"] = ["Api", "Azure", "Core", "Media"],
    };

    private static readonly string[] RoomsWithoutPackages = ["Media", "Core"];

    public static TheoryData<string> Projects() => [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Room)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_go_one_way(string room)
    {
        Allowed.ShouldContainKey(room, $"src/{room} is a new room: add it and its arrows to {nameof(DependencyTests)}.");
        foreach (var target in References(room, "ProjectReference"))
            Allowed[room].ShouldContain(Room(target), $"src/{room} may not reference {target}.");
    }

    [Fact]
    public void Media_and_Core_use_no_packages()
    {
        foreach (var room in RoomsWithoutPackages)
            References(room, "PackageReference").ShouldBeEmpty($"src/{room} takes no packages.");
    }

    private static string Room(string projectPath) =>
        Path.GetFileNameWithoutExtension(projectPath.Replace('\\', '/')).Replace("GenAsset.", "", StringComparison.Ordinal);

    private static IEnumerable<string> References(string room, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", room, $"GenAsset.{room}.csproj"))
            .Descendants(element).Select(e => e.Attribute("Include")!.Value);
}
