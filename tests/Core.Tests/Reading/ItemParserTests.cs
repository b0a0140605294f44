using System.Text;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Tests.Reading;

public sealed class ItemParserTests
{
    public static TheoryData<ItemSpec> Items() =>
    [
        new ImageItem("a \"quoted\" 🤖", 64, 32, 5, 1.5) { CustomId = "x", Seed = 7, Engine = "e", Model = "m", Formats = ["png"], TimeoutSeconds = 9 },
        new ModelItem(Image: new InputRef(Upload: "u1")),
        new SplatItem("s"),
        new ReconstructionItem([new InputRef("https://a.example/1.png")], [new InputRef(Path: "/d.png")], null, "cube"),
        new EnhancementItem(new InputRef(Path: "/p.jpg"), "jpg", false, 300),
    ];

    [Theory]
    [MemberData(nameof(Items))]
    public void Reads_back_every_kind_as_it_was_written(ItemSpec item)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(item, GenAssetJson.Line.Options.GetTypeInfo(typeof(ItemSpec)));

        var read = ItemParser.Parse(Encoding.UTF8.GetBytes(json), 1, new ItemDefaults(), 0).Spec!;

        read.GetType().ShouldBe(item.GetType());
        System.Text.Json.JsonSerializer.Serialize(read, GenAssetJson.Line.Options.GetTypeInfo(typeof(ItemSpec))).ShouldBe(json);
        json.ShouldStartWith($"{{\"kind\":\"{item.Kind.Word()}\"");
    }

    [Fact]
    public void Fields_that_are_left_out_have_their_defaults()
    {
        var item = (ImageItem)Parse("""{"prompt":"x","kind":"image"}""").Spec!;

        (item.Width, item.Height, item.Steps, item.Guidance).ShouldBe((512, 512, 30, 7.0));
    }

    [Fact]
    public void An_item_that_does_not_say_its_kind_gets_the_default_one()
    {
        ItemParser.Parse("""{"prompt":"x"}"""u8, 1, new ItemDefaults(ItemKind.Splat), 0).Spec.ShouldBeOfType<SplatItem>();
    }

    [Fact]
    public void Defaults_fill_only_what_is_open_and_seeds_count_up()
    {
        var defaults = new ItemDefaults(Formats: ["png"], Engine: "e", Seed: 100);

        var filled = ItemParser.Parse("""{"prompt":"x"}"""u8, 1, defaults, 5).Spec!;
        (filled.Engine, filled.Seed).ShouldBe(("e", 105));
        var own = ItemParser.Parse("""{"prompt":"x","seed":1,"engine":"own"}"""u8, 1, defaults, 5).Spec!;
        (own.Engine, own.Seed).ShouldBe(("own", 1));
    }

    [Theory]
    [InlineData("""{"kind":"image","prompt":"x"} {}""", "has more after the object: put each item on its own line.")]
    [InlineData("[1]", "is a JSON array: an item is an object.")]
    [InlineData("null", "is null: an item is a JSON object.")]
    [InlineData("nonsense", "is not JSON at byte 2 of the line")]
    [InlineData("""{"kind":7,"prompt":"x"}""", "\"Number\" is not a kind")]
    [InlineData("""{"kind":"image","prompt":null,"width":1.5}""", "must be a whole number, is 1.5.")]
    [InlineData("""{"kind":"image","prompt":"x","formats":"png"}""", "must be a list of words, is \"png\".")]
    public void Says_what_is_wrong(string json, string expected) => Parse(json).Faults.ShouldContain(fault => fault.Message.Contains(expected));

    [Fact]
    public void Tells_every_unknown_and_every_mistyped_field()
    {
        var faults = Parse("""{"kind":"image","promt":"x","width":"a","steps":[],"extra":1}""").Faults;

        faults.Select(fault => fault.Field).ShouldBe(["promt", "width", "steps", "extra"]);
    }

    [Fact]
    public void Names_and_texts_make_an_item_whatever_the_names_case()
    {
        var entry = FieldText.Parse(Fields(("KIND", "enhancement"), ("Image", "photo.jpg"), ("keepexif", "false"), ("DPI", "300"), ("formats", "")), 4, new ItemDefaults(), 0);

        var item = entry.Spec.ShouldBeOfType<EnhancementItem>();
        (item.Image!.Path, item.KeepExif, item.Dpi, item.Formats).ShouldBe((Path.GetFullPath("photo.jpg"), false, 300, null));
    }

    [Fact]
    public void Names_and_texts_that_do_not_fit_are_told_all_at_once()
    {
        var entry = FieldText.Parse(Fields(("prompt", "x"), ("width", "wide"), ("colour", "red"), ("Prompt", "y")), 4, new ItemDefaults(), 0);

        entry.Faults.Select(fault => fault.ToString()).ShouldBe(
        [
            "job, width: must be a whole number, is \"wide\".",
            "job, colour: is not a field of kind image; its fields are kind, prompt, width, height, steps, guidance, customId, seed, engine, model, formats, timeoutSeconds, stages.",
            "job, prompt: is given twice.",
        ]);
    }

    private static ItemEntry Parse(string json) => ItemParser.Parse(Encoding.UTF8.GetBytes(json), 1, new ItemDefaults(), 0);

    private static IEnumerable<KeyValuePair<string, string?>> Fields(params (string Name, string Text)[] fields) =>
        fields.Select(field => KeyValuePair.Create<string, string?>(field.Name, field.Text));
}
