using FsCheck;
using FsCheck.Fluent;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Saving;

public sealed class SavedNamesTests
{
    [Theory]
    [InlineData("image.png", "image.png")]
    [InlineData("reconviagen/mesh.glb", "reconviagen/mesh.glb")]
    [InlineData("../x", "x")]
    [InlineData("..\\x", "x")]
    [InlineData("/etc/passwd", "etc/passwd")]
    [InlineData("C:evil", "C-evil")]
    [InlineData("C:\\Windows\\x.dll", "C-/Windows/x.dll")]
    [InlineData("\\\\server\\share\\x", "server/share/x")]
    [InlineData("CON", "_CON")]
    [InlineData("a/nul.txt", "a/_nul.txt")]
    [InlineData("com1.", "_com1")]
    [InlineData("x.png:stream", "x.png-stream")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("~/.ssh/authorized_keys", "-/ssh/authorized_keys")]
    [InlineData("größe 日本.png", "größe 日本.png")]
    [InlineData("🤖.png", "--.png")]
    [InlineData("evil\u202egnp.exe", "evil-gnp.exe")]
    [InlineData("a\0b\r\n.png", "a-b--.png")]
    [InlineData("trailing. . ", "trailing")]
    [InlineData("../..", "file")]
    [InlineData("", "file")]
    public void Keeps_good_names_and_of_others_what_is_safe(string name, string expected) => Of(name).ShouldBe([expected]);

    [Fact]
    public void Long_names_are_cut_and_keep_their_ending()
    {
        Of(new string('a', 300) + ".png").Single().ShouldBe(new string('a', 76) + ".png");
        Of(string.Join('/', Enumerable.Range(0, 200))).Single().ShouldBe("192/193/194/195/196/197/198/199");
    }

    [Fact]
    public void A_good_name_is_never_taken_by_another_and_no_two_are_alike_on_any_disk() =>
        Of("../image.png", "image.png", "..\\IMAGE.png", "/image.png", "image-2.png").ShouldBe(["image-3.png", "image.png", "IMAGE-4.png", "image-5.png", "image-2.png"]);

    [Fact]
    public void Whatever_a_server_calls_its_files_they_lie_inside_the_folder_and_apart()
    {
        var part = Gen.Elements("..", ".", "", "CON", "aux.png", "a", "A", "C:", "a.png", "\0", "😀", " ", "lpt9", "\\", new string('x', 300));
        var name = part.NonEmptyListOf().Select(parts => string.Join('/', parts));
        Prop.ForAll(name.Or(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(any => any.Get)).ListOf().ToArbitrary(), names =>
        {
            var saved = Of([.. names]);
            saved.Count.ShouldBe(names.Count);
            foreach (var path in saved.Where((_, index) => !AssetName.IsValid(names[index])))
            {
                path.Split('/').ShouldAllBe(piece => piece.Length > 0 && piece.Length <= 90 && piece.Trim('.', ' ') == piece && !AssetName.IsDevice(piece));
                path.IndexOfAny([.. "\\:*?\"<>|\0\n"]).ShouldBe(-1);
                saved.Count(other => string.Equals(other, path, StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<string> Of(params string[] names) => SavedNames.Of([.. names.Select(name => new AssetInfo(name, 1, "", ""))]);
}
