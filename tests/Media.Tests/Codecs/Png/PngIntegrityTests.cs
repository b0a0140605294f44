using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Png;

public sealed class PngIntegrityTests
{
    private static readonly byte[] Whole = Picture();

    [Fact]
    public void A_whole_file_is_whole_however_it_is_cut_into_pieces()
    {
        for (var piece = 1; piece <= Whole.Length; piece++)
            VerdictOf(Whole, piece).ShouldBeNull();
        VerdictOf([.. Whole, 1, 2, 3], 5).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_ends_early_is_not()
    {
        for (var length = 0; length < Whole.Length; length++)
            VerdictOf(Whole[..length], 7).ShouldNotBeNull($"cut at {length}");
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_seen()
    {
        for (var at = 0; at < Whole.Length; at++)
        {
            var damaged = (byte[])Whole.Clone();
            damaged[at] ^= 0x10;
            VerdictOf(damaged, 64).ShouldNotBeNull($"byte {at}");
        }
    }

    private static string? VerdictOf(byte[] file, int piece)
    {
        var integrity = new PngIntegrity();
        for (var at = 0; at < file.Length; at += piece)
            integrity.Append(file.AsSpan(at, Math.Min(piece, file.Length - at)));
        return integrity.Verdict;
    }

    private static byte[] Picture()
    {
        using var image = new ImageBuffer(9, 7, 3);
        return PngEncoder.Encode(image);
    }
}
