using GenAsset.Media.Codecs;

namespace GenAsset.Media.Tests.Codecs;

public sealed class ChecksumTests
{
    [Fact]
    public void Known_answers_of_the_check_string()
    {
        Crc32.Append(0, "123456789"u8).ShouldBe(0xCBF43926u);
        Adler32.Append(1, "123456789"u8).ShouldBe(0x091E01DEu);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(16_385)]
    [InlineData(200_001)]
    public void Fast_sums_equal_plain_ones_and_join(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        data.AsSpan(0, length / 2).Fill(255);
        uint a = 1, b = 0, crc = uint.MaxValue;
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        }
        Adler32.Append(1, data).ShouldBe(b << 16 | a);
        Crc32.Append(0, data).ShouldBe(~crc);
        var cut = length / 3;
        var head = data.AsSpan(0, cut);
        var tail = data.AsSpan(cut);
        Adler32.Combine(Adler32.Append(1, head), Adler32.Append(1, tail), tail.Length).ShouldBe(b << 16 | a);
        Crc32.Append(Crc32.Append(0, head), tail).ShouldBe(~crc);
    }
}
