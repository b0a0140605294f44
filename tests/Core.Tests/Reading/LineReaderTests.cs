using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Tests.Reading;

public sealed class LineReaderTests
{
    [Fact]
    public void Cuts_any_text_in_any_pieces_as_splitting_it_would()
    {
        var line = Gen.Elements("", "a", "\r", "é", new string('x', 70), "b\r", "  ").ListOf();
        var text = Arb.From(line.Select(lines => string.Join("\n", lines)));
        Prop.ForAll(text, Arb.From(Gen.Choose(1, 9)), (content, piece) =>
        {
            var expected = content.Length == 0 ? [] : content.Split('\n').ToList();
            if (expected.Count > 0 && expected[^1].Length == 0)
                expected.RemoveAt(expected.Count - 1); // a line feed ends a line, it does not begin one
            return Lines(content, piece).SequenceEqual(expected.Select(part => part.EndsWith('\r') ? part[..^1] : part));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Says_where_the_next_line_begins_and_whether_this_one_was_whole()
    {
        var reader = new LineReader(new MemoryStream("\uFEFFab\r\nc"u8.ToArray()));

        reader.Read().ShouldBeTrue();
        (reader.Number, reader.Position, reader.IsTerminated).ShouldBe((1, 7L, true));
        reader.Read().ShouldBeTrue();
        (reader.Number, reader.Position, reader.IsTerminated).ShouldBe((2, 8L, false));
        reader.Read().ShouldBeFalse();
    }

    [Fact]
    public void Refuses_a_line_longer_than_its_bound_and_goes_on_after_it()
    {
        var text = "short\n" + new string('x', 300_000) + "\nafter\n";
        var reader = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), maxLineBytes: 1000);

        reader.Read();
        reader.Read();
        reader.IsTooLong.ShouldBeTrue();
        reader.Read();
        (Encoding.UTF8.GetString(reader.Line.Span), reader.Number, reader.IsTooLong).ShouldBe(("after", 3, false));
        reader.Position.ShouldBe(text.Length);
    }

    private static List<string> Lines(string text, int piece)
    {
        var reader = new LineReader(new Dripping(Encoding.UTF8.GetBytes(text), piece));
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(Encoding.UTF8.GetString(reader.Line.Span));
        return lines;
    }

    private sealed class Dripping(byte[] content, int piece) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);
    }
}
