using System.IO.Compression;
using System.Text;
using GenAsset.Media.Formats.Zip;

namespace GenAsset.Media.Tests.Formats.Zip;

public sealed class ZipTests
{
    [Fact]
    public async Task What_is_streamed_in_comes_back_and_dotnet_reads_it_too()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the same line again\n", 5000)));
        using var target = new MemoryStream();
        var writer = new ZipWriter(new ForwardOnly(target));
        await writer.AddAsync("assets/0/größe.txt", new MemoryStream(text));
        await writer.AddAsync("assets/1/image.png", new MemoryStream(text), compress: false);
        writer.AddStored("empty", []);
        writer.Finish();

        var file = target.ToArray();
        file.Length.ShouldBeLessThan(text.Length + 10_000);
        var reader = ZipReader.Open(file);
        reader.Entries.Select(e => e.Name).ShouldBe(["assets/0/größe.txt", "assets/1/image.png", "empty"]);
        reader.Read(reader.Entries[0]).ToArray().ShouldBe(text);
        reader.Read(reader.Entries[1]).ToArray().ShouldBe(text);
        reader.Read(reader.Entries[2]).Length.ShouldBe(0);

        using var archive = new ZipArchive(new MemoryStream(file));
        using var content = new MemoryStream();
        archive.GetEntry("assets/0/größe.txt")!.Open().CopyTo(content);
        content.ToArray().ShouldBe(text);
    }

    [Fact]
    public void Reads_what_dotnet_writes()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("a/b.txt").Open())
            entry.Write("hello hello hello hello"u8);
        var reader = ZipReader.Open(target.ToArray());
        reader.Read(reader.Find("a/b.txt")!).ToArray().ShouldBe("hello hello hello hello"u8.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(4096)]
    public void Stored_files_start_on_the_boundary_asked_for(int alignment)
    {
        using var target = new MemoryStream();
        var writer = new ZipWriter(target);
        for (var length = 0; length < 140; length++)
            writer.AddStored(new string('n', length + 1), new byte[length], alignment);
        writer.Finish();
        foreach (var entry in ZipReader.Open(target.ToArray()).Entries)
            (entry.DataOffset % alignment).ShouldBe(0, entry.Name);
    }

    [Fact]
    public void More_entries_than_sixteen_bits_count_come_back()
    {
        using var target = new MemoryStream();
        var writer = new ZipWriter(target);
        for (var i = 0; i < 70_000; i++)
            writer.AddStored($"{i}", []);
        writer.Finish();
        ZipReader.Open(target.ToArray()).Entries.Count.ShouldBe(70_000);
        using var archive = new ZipArchive(new MemoryStream(target.ToArray()));
        archive.Entries.Count.ShouldBe(70_000);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("/root")]
    [InlineData("a/../../b")]
    [InlineData("C:evil")]
    [InlineData("a\\b")]
    [InlineData("")]
    public void Names_that_leave_their_folder_are_neither_written_nor_read(string name)
    {
        Should.Throw<ArgumentException>(() => new ZipWriter(new MemoryStream()).AddStored(name, []));
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            if (name.Length > 0)
                archive.CreateEntry(name);
            else
                return;
        Should.Throw<MediaFormatException>(() => ZipReader.Open(target.ToArray())).Reason.ShouldContain("leave its folder");
    }

    [Fact]
    public void A_flipped_bit_in_the_data_is_noticed()
    {
        using var target = new MemoryStream();
        var writer = new ZipWriter(target);
        writer.AddStored("file", "some content"u8);
        writer.Finish();
        var file = target.ToArray();
        var entry = ZipReader.Open(file).Entries[0];
        file[entry.DataOffset + 3] ^= 1;
        var reader = ZipReader.Open(file);
        Should.Throw<MediaFormatException>(() => reader.Read(reader.Entries[0])).Reason.ShouldContain("checksum");
    }

    [Fact]
    public void Entries_that_share_their_data_are_refused()
    {
        using var target = new MemoryStream();
        var writer = new ZipWriter(target);
        writer.AddStored("aa", new byte[100]);
        writer.AddStored("bb", new byte[100]);
        writer.Finish();
        var file = target.ToArray();
        var directory = file.AsSpan().IndexOf("PK\x01\x02"u8);
        var second = directory + 1 + file.AsSpan(directory + 1).IndexOf("PK\x01\x02"u8);
        file.AsSpan(second + 42, 4).Clear();
        Should.Throw<MediaFormatException>(() => ZipReader.Open(file)).Reason.ShouldContain("overlaps");
    }

    [SoakFact]
    public async Task A_file_past_four_gigabytes_is_streamed_in_little_memory_and_read_by_dotnet()
    {
        const long length = 4_400_000_000;
        using var target = new MemoryStream();
        var writer = new ZipWriter(new ForwardOnly(target));
        await writer.AddAsync("large.bin", new Zeros(length));
        writer.AddStored("behind", "x"u8);
        writer.Finish();
        target.Length.ShouldBeLessThan(8_000_000);
        var reader = ZipReader.Open(target.ToArray());
        reader.Entries[0].Size.ShouldBe(length);
        Should.Throw<MediaFormatException>(() => reader.Read(reader.Entries[0])).Reason.ShouldContain("more than");
        reader.Read(reader.Entries[1]).ToArray().ShouldBe("x"u8.ToArray());
        using var archive = new ZipArchive(target);
        archive.Entries[0].Length.ShouldBe(length);
    }

    private sealed class SoakFactAttribute : FactAttribute
    {
        public SoakFactAttribute() => Skip = Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? null : "Takes half a minute: set GENASSET_SOAK=1.";
    }

    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, count).Clear();
            _left -= count;
            return count;
        }
    }

    private sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
