using System.Text;

namespace GenAsset.Host.Tests;

/// <summary>What is wrong with a file is said with its line and field, the exit code is 1, and nothing is queued.</summary>
public sealed class BadInputTests
{
    private const string Good = """{"kind":"image","prompt":"fine","engine":"builtin/echo"}""" + "\n";

    public static TheoryData<string, string, string> Faults() => new()
    {
        { "empty.txt", "", "empty.txt: items There are no items" },
        { "blank.jsonl", "\n  \n", "There are no items" },
        { "kind.jsonl", Good + """{"kind":"sculpture","prompt":"x"}""", "kind.jsonl:2: kind \"sculpture\" is not a kind; there are image, model" },
        { "field.jsonl", Good + """{"kind":"image","prompt":"x","widht":5,"heigth":6}""", "field.jsonl:2: widht is not a field of kind image" },
        { "field.jsonl", Good + """{"kind":"image","prompt":"x","widht":5,"heigth":6}""", "field.jsonl:2: heigth is not a field of kind image" },
        { "zero.jsonl", """{"kind":"image","prompt":"x","width":0}""", "zero.jsonl:1: width must be 8 to 8192 pixels, is 0." },
        { "huge.jsonl", """{"kind":"image","prompt":"x","width":100000}""", "huge.jsonl:1: width must be 8 to 8192 pixels, is 100000." },
        { "type.jsonl", """{"kind":"image","prompt":"x","width":"wide"}""", "type.jsonl:1: width must be a whole number, is \"wide\"." },
        { "json.jsonl", Good + "{\"kind\":\"image\",", "json.jsonl:2: is not JSON at byte" },
        { "twice.jsonl", """{"kind":"image","prompt":"x","customId":"a"}""" + "\n" + """{"kind":"image","prompt":"y","customId":"a"}""", "twice.jsonl:2: customId \"a\" is already the customId of item 0" },
        { "engine.jsonl", """{"kind":"image","prompt":"x","engine":"midjourney"}""", "engine.jsonl:1: engine there is no engine \"midjourney\"; there are builtin/preview" },
        { "splat.jsonl", """{"kind":"splat","prompt":"x","model":"nobody"}""", "splat.jsonl:1: no engine takes kind splat with model" },
        { "photo.jsonl", """{"kind":"enhancement","image":{"path":"/no/such/photo.png"},"engine":"builtin/echo"}""", "photo.jsonl:1: image the file \"/no/such/photo.png\" does not exist." },
        { "views.jsonl", """{"kind":"reconstruction","views":[],"engine":"builtin/echo"}""", "views.jsonl:1: depths must name 6 files, names 0." },
        { "ragged.csv", "prompt,width\nx,64\ny\n", "ragged.csv:3: has 1 field; the header has 2." },
        { "header.csv", "prompt,colour\nx,red\n", "header.csv:1: colour is not a field of any kind" },
        { "number.csv", "prompt,width\nx,wide\n", "number.csv:2: width must be a whole number, is \"wide\"." },
        { "quote.csv", "prompt,width\n\"x\"y,64\n", "quote.csv:2: has text after a closing quote." },
        { "long.txt", "ok\n" + new string('x', 1 << 20), "long.txt:2: prompt has 1048576 characters; at most 10000 are taken." },
        { "longer.txt", "ok\n" + new string('x', 5 << 20), "longer.txt:2: prompt is longer than 4194304 bytes." },
        { "format.docx", "x", "is not a kind of file that is understood" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_line_and_the_field(string name, string content, string expected)
    {
        using var genasset = new Genasset();

        var ended = genasset.Run("run", genasset.Write(name, content), "--out", genasset.Out);

        ended.Error.Replace(genasset.Root + "/", "").ShouldContain(expected);
        ended.Code.ShouldBe(1);
        genasset.Jobs().ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(genasset.Home, "staging")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("latin.txt", "ok\ncaf\u00e9 au lait\n", "latin.txt:2: prompt byte 4 of the line (0xe9) is not UTF-8")]
    [InlineData("latin.csv", "prompt,width\nok,64\n\"caf\u00e9\",64\n", "latin.csv:3: byte 5 of the line (0xe9) is not UTF-8")]
    [InlineData("latin.jsonl", "{\"kind\":\"image\",\"prompt\":\"caf\u00e9\"}", "latin.jsonl:1: byte 30 of the line (0xe9) is not UTF-8")]
    public void Names_the_byte_that_is_not_UTF_8(string name, string content, string expected)
    {
        using var genasset = new Genasset();

        var ended = genasset.Run("run", genasset.Write(name, Encoding.Latin1.GetBytes(content)), "--out", genasset.Out);

        ended.Error.Replace(genasset.Root + "/", "").ShouldContain(expected);
        ended.Code.ShouldBe(1);
        genasset.Jobs().ShouldBeEmpty();
    }

    [Fact]
    public void Tells_every_fault_of_a_file_at_once()
    {
        using var genasset = new Genasset();
        var lines = string.Concat(Enumerable.Range(0, 60).Select(i => $$"""{"kind":"image","prompt":"","width":{{i}}}""" + "\n"));

        var ended = genasset.Run("run", genasset.Write("many.jsonl", lines), "--out", genasset.Out);

        ended.Error.ShouldContain("many.jsonl:1: prompt is missing or empty.");
        ended.Error.ShouldContain("many.jsonl:8: width must be");
        ended.Error.ShouldContain("68 faults; nothing was queued.");
        ended.Error.ShouldContain("… and 18 more.");
    }

    [Fact]
    public void A_missing_file_an_unwritable_out_folder_and_an_unwritable_home_say_which()
    {
        using var genasset = new Genasset();
        var file = genasset.EchoItems(1);
        var inTheWay = genasset.Write("occupied", "a file");

        genasset.Run("run", Path.Combine(genasset.Root, "nothing.txt")).Error.ShouldContain("nothing.txt cannot be read");
        var unwritable = genasset.Run("run", file, "--out", Path.Combine(inTheWay, "out"));
        unwritable.Code.ShouldBe(1);
        unwritable.Error.ShouldContain("OUTPUT_NOT_WRITABLE");
        genasset.Jobs().ShouldBeEmpty();
        using var homeless = new Genasset { Home = Path.Combine(inTheWay, "home") };
        var unhoused = homeless.Run("run", file, "--out", genasset.Out);
        unhoused.Code.ShouldBe(1);
        unhoused.Error.ShouldContain($"The home folder {homeless.Home} cannot be used");
        unhoused.Error.ShouldContain("Set GENASSET_HOME");
    }

    [Fact]
    public void A_broken_engines_json_names_its_place()
    {
        using var genasset = new Genasset();
        Directory.CreateDirectory(genasset.Home);
        File.WriteAllText(Path.Combine(genasset.Home, "engines.json"), """{"engines":[{"name":"mine","type":"builtin/none"}]}""");

        var ended = genasset.Run("run", genasset.EchoItems(1), "--out", genasset.Out);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("engines.json, $.engines[0].type: \"builtin/none\" is not an engine type; there are builtin/preview, ");
    }
}
