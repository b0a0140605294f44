using System.Text;
using GenAsset.Core.Examples;

namespace GenAsset.Core.Tests.Examples;

public sealed class ExampleLibraryTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_example_is_made_once_whole_and_for_all_who_ask()
    {
        using var library = new ExampleLibrary(_home.Path, new FakeClock());
        var example = ExampleLibrary.Find("mars-habitat")!;
        var asked = await Task.WhenAll(Example.Files.Select(name => library.FileAsync(example, name)));
        var files = asked.Select(file => File.ReadAllBytes(file.Value!)).ToArray();
        files[0].AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        files[1].AsSpan(0, 4).SequenceEqual("glTF"u8).ShouldBeTrue();
        files[2].AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        Directory.GetFiles(Path.GetDirectoryName(asked[0].Value!)!).Length.ShouldBe(Example.Files.Count);
        Directory.GetDirectories(Path.Combine(_home.Path, "making")).ShouldBeEmpty();

        // What lies there is served as it is: neither this library nor the next makes it again.
        File.WriteAllText(asked[0].Value!, "kept");
        using var next = new ExampleLibrary(_home.Path, new FakeClock());
        var again = await next.FileAsync(example, "image.png");
        File.ReadAllText(again.Value!).ShouldBe("kept");
    }

    [Fact]
    public async Task A_file_that_no_example_has_is_refused_by_name()
    {
        using var library = new ExampleLibrary(_home.Path, new FakeClock());
        var refused = await library.FileAsync(ExampleLibrary.All[0], "../secrets.txt");
        refused.Succeeded.ShouldBeFalse();
        refused.Error!.Message.ShouldContain("../secrets.txt");
        Directory.GetFileSystemEntries(_home.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error_that_names_the_example()
    {
        var occupied = Path.Combine(_home.Path, "occupied");
        await File.WriteAllBytesAsync(occupied, Encoding.ASCII.GetBytes("a file where the folder should be"));
        using var library = new ExampleLibrary(occupied, new FakeClock());
        var failed = await library.PrepareAsync();
        failed.ShouldNotBeNull();
        failed.Message.ShouldContain(ExampleLibrary.All[0].Id);
    }

    [Fact]
    public void Examples_are_found_by_id_and_each_has_its_own()
    {
        ExampleLibrary.All.Select(example => example.Id).Distinct().Count().ShouldBe(ExampleLibrary.All.Count);
        ExampleLibrary.All.ShouldAllBe(example => ExampleLibrary.Find(example.Id) == example);
        ExampleLibrary.Find("no-such-example").ShouldBeNull();
    }
}
