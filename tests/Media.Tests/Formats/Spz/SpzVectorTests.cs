namespace GenAsset.Media.Tests.Formats.Spz;

public sealed class SpzVectorTests
{
    public static TheoryData<string> Files => [.. SpzVectors.Files(SpzVectors.Local).Select(path => Path.GetFileName(path))];

    [ZstdTheory]
    [MemberData(nameof(Files))]
    public void Decodes_to_the_numbers_that_the_real_library_decodes_to(string name) =>
        SpzVectors.CheckDecode(Path.Combine(SpzVectors.Local, name));

    [ZstdTheory]
    [MemberData(nameof(Files))]
    public void Encodes_to_the_numbers_that_the_real_library_encodes_to(string name) =>
        SpzVectors.CheckEncode(Path.Combine(SpzVectors.Local, name));

    [WholeFolderFact]
    public void Agrees_with_the_real_libraries_on_every_vector()
    {
        var files = SpzVectors.Files(SpzVectors.Whole).ToList();
        files.Count.ShouldBeGreaterThan(50);
        foreach (var path in files)
            SpzVectors.CheckDecode(path);
        files.Count(SpzVectors.CheckEncode).ShouldBeGreaterThan(50);
    }

    private sealed class WholeFolderFactAttribute : FactAttribute
    {
        public WholeFolderFactAttribute() =>
            Skip = Directory.Exists(SpzVectors.Whole) ? ZstdFactAttribute.Missing : "The whole folder of vectors is not beside this checkout (../shared/vectors/spz).";
    }
}
