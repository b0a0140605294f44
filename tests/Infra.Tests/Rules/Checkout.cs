using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests.Rules;

/// <summary>A checkout that the rules look at: this one, or a copy into which a fault was planted.</summary>
/// <param name="Root">Its folder.</param>
internal sealed record Checkout(string Root)
{
    public static Checkout Here { get; } = new(Repository.Root);

    public string Bicep => Path.Combine(Root, "infra", "bicep");

    public IReadOnlyList<BicepFile> Files => BicepFile.In(Bicep);

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public BicepFile Module(string name) => BicepFile.Read(Path.Combine(Bicep, "modules", name + ".bicep"));
}
