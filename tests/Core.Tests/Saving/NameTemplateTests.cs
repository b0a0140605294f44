using FsCheck;
using FsCheck.Fluent;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;

namespace GenAsset.Core.Tests.Saving;

public sealed class NameTemplateTests
{
    [Theory]
    [InlineData(NameTemplate.Usual, "0007-a-red-robot/textures/skin.png")]
    [InlineData("{customId}.{ext}", "R2-D2.png")]
    [InlineData("{kind}/{index:6}_{stem}.{EXT}", "image/000007_skin.png")]
    [InlineData("{job}-{jobName}-{seed}-{engine}-{name}", "20260101-000000-abcdefgh-robots-42-builtin-preview-textures/skin.png")]
    public void Words_in_braces_become_what_they_say(string template, string path) =>
        PathOf(template, template.Contains("customId", StringComparison.Ordinal) ? "R2 D2" : null, "a red robot").ShouldBe(path);

    [Theory]
    [InlineData("", "no relative path")]
    [InlineData("{words}", "neither {name} nor {ext}")]
    [InlineData("{colour}/{name}", "{colour}, which is not known")]
    [InlineData("{index/{name}", "a brace that belongs to no word")]
    [InlineData("{words:3}/{name}", "only an index has them")]
    [InlineData("../{name}", "no relative path")]
    [InlineData("/etc/{name}", "no relative path")]
    [InlineData("C:\\{name}", "no relative path")]
    [InlineData("a//{name}", "no relative path")]
    public void A_template_that_cannot_be_is_refused_with_the_words_that_there_are(string template, string fault)
    {
        var error = NameTemplate.Parse(template).Error.ShouldNotBeNull();

        error.Message.ShouldContain(fault);
        error.Suggestion.ShouldNotBeNull().ShouldContain("{customId}");
    }

    [Theory]
    [InlineData("../../x", "-..-x.png")]
    [InlineData("..\\x", "-x.png")]
    [InlineData("C:evil", "C-evil.png")]
    [InlineData("CON", "_CON.png")]
    [InlineData("com1", "_com1.png")]
    [InlineData("...", "item.png")]
    [InlineData("😀", "--.png")]
    [InlineData("a\u0000b", "a-b.png")]
    public void A_hostile_id_is_a_plain_name(string customId, string path) => PathOf("{customId}.{ext}", customId, "x").ShouldBe(path);

    [Fact]
    public void Any_id_stays_inside_and_short() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), id =>
    {
        var path = PathOf("{customId}/{customId}.{ext}", id.Get, id.Get);
        var full = Path.GetFullPath(Path.Combine("/root/folder", path));
        full.ShouldStartWith("/root/folder/");
        path.Split('/').ShouldAllBe(part => part.Length <= 81 && !part.StartsWith('.') && !part.EndsWith('.') && !part.EndsWith(' '));
    }).QuickCheckThrowOnFailure();

    private static string PathOf(string template, string? customId, string prompt)
    {
        var job = new JobState { Id = "20260101-000000-abcdefgh", Name = "Robots" };
        var item = new ItemState { Index = 7, Spec = new ImageItem(prompt) { CustomId = customId }, Seed = 42, Engine = "builtin/preview" };
        return NameTemplate.Parse(template).Value.ShouldNotBeNull().PathOf(job, item, new AssetInfo("textures/skin.png", 1, "", "image/png")).Replace('\\', '/');
    }
}
