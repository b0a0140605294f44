using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Tests.Reading;

public sealed class CsvItemsTests
{
    [Theory]
    [InlineData("prompt,width\na robot,64\n")]
    [InlineData("\uFEFFPrompt;Width\r\na robot;64\r\n")]
    [InlineData("sep=|\nprompt|width\n\"a robot\"| 64 ")]
    [InlineData("prompt\twidth\n\n  a robot\t64\n\n")]
    [InlineData("\"prompt\" , \"width\"\n \"a robot\" , \"64\"")]
    public void Reads_what_spreadsheets_write(string text)
    {
        var item = (ImageItem)Read(text).Single().Spec!;

        (item.Prompt, item.Width).ShouldBe(("a robot", 64));
    }

    [Fact]
    public void A_quoted_field_has_separators_quotes_and_lines()
    {
        var entries = Read("prompt,width\n\"a \"\"red\"\", round\nrobot\",64\nb,16\n");

        entries[0].Spec!.Words.ShouldBe("a \"red\", round\nrobot");
        entries.Select(entry => entry.Line).ShouldBe([2, 4]);
    }

    [Theory]
    [InlineData("prompt,width\na \"b\" c,64\nok,16", "has a quote inside a field that does not begin with one.", 2)]
    [InlineData("prompt,width\n\"a\"b,64\nok,16", "has text after a closing quote.", 2)]
    [InlineData("prompt,width\nok,16\n\"a,64\n", "has a quote that is never closed.", 3)]
    [InlineData("prompt,width\nok,16\nb\n", "has 1 field; the header has 2.", 3)]
    public void A_malformed_row_is_told_by_its_line_and_the_others_are_read(string text, string fault, int line)
    {
        var entries = Read(text);

        var bad = entries.Single(entry => entry.Spec is null);
        (bad.Faults.Single().Message, bad.Line).ShouldBe((fault, line));
        entries.Single(entry => entry.Spec is not null).Spec!.Words.ShouldBe("ok");
    }

    [Fact]
    public void A_field_that_is_never_closed_ends_at_the_bound()
    {
        var entries = Read("prompt,width\n\"" + new string('x', LineReader.DefaultMaxLineBytes + 100_000));

        entries.Single().Faults.Single().Message.ShouldBe("is longer than 4194304 bytes: a quote may not be closed.");
    }

    [Fact]
    public void An_empty_file_has_no_items() => Read("").ShouldBeEmpty();

    [Fact]
    public void Any_text_comes_back_however_the_bytes_arrive() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyString>>(), Gen.Choose(1, 9).ToArbitrary(),
        (texts, step) =>
        {
            var prompts = texts.Get.Select(text => "p" + Clean(text.Get)).ToList();
            var csv = "prompt,seed\n" + string.Concat(prompts.Select((prompt, i) => $"\"{prompt.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{i}\r\n"));

            var read = CsvItems.ReadAsync(new Dripping(Encoding.UTF8.GetBytes(csv), step), new ItemDefaults()).ToBlockingEnumerable().ToList();

            read.Select(entry => entry.Spec?.Words).ShouldBe(prompts.Select(prompt => prompt.Trim()));
            read.Select(entry => entry.Spec?.Seed).ShouldBe(Enumerable.Range(0, prompts.Count).Select(i => (long?)i));
        }).QuickCheckThrowOnFailure();

    // Halves of letters are no UTF-8.
    private static string Clean(string text) => string.Concat(text.Where(letter => !char.IsSurrogate(letter)));

    private static List<ItemEntry> Read(string text) => [.. CsvItems.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), new ItemDefaults()).ToBlockingEnumerable()];

    private sealed class Dripping(byte[] bytes, int step) : ReadOnceStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(step, Math.Min(buffer.Length, bytes.Length - _at));
            bytes.AsSpan(_at, count).CopyTo(buffer.Span);
            _at += count;
            return new(count);
        }
    }
}
