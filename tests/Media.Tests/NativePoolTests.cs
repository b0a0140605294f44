using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests;

public sealed class NativePoolTests
{
    [Fact]
    public void Images_alive_together_never_share_memory()
    {
        var images = Enumerable.Range(0, 40).Select(i => new ImageBuffer(300, 200 + i % 3, 3)).ToArray();
        for (var i = 0; i < images.Length; i++)
        {
            // Every third goes back and its place is taken anew, so that memory really is used again.
            if (i % 3 == 0)
            {
                images[i].Dispose();
                images[i] = new ImageBuffer(300, 200 + i % 3, 3);
            }
            for (var y = 0; y < images[i].Height; y++)
                images[i].Row(y).Fill((byte)i);
        }
        for (var i = 0; i < images.Length; i++)
        {
            for (var y = 0; y < images[i].Height; y++)
                images[i].Row(y).IndexOfAnyExcept((byte)i).ShouldBe(-1, $"image {i}, row {y}");
            images[i].Dispose();
        }
    }

    [Fact]
    public void Disposing_twice_gives_memory_back_once()
    {
        var first = new ImageBuffer(500, 500, 1);
        first.Dispose();
        first.Dispose();
        using var a = new ImageBuffer(500, 500, 1);
        using var b = new ImageBuffer(500, 500, 1);
        a.Row(0).Fill(1);
        b.Row(0).Fill(2);
        a.Row(0)[0].ShouldBe((byte)1);
        Should.Throw<ObjectDisposedException>(() => first.Row(0).Clear());
    }

    [Fact]
    public void Images_that_come_and_go_do_not_grow_the_process()
    {
        for (var i = 0; i < 3; i++)
            Touch();
        var before = Environment.WorkingSet;
        for (var i = 0; i < 200; i++)
            Touch();
        (Environment.WorkingSet - before).ShouldBeLessThan(300L << 20);

        static void Touch()
        {
            using var image = new ImageBuffer(2000, 1000, 4);
            for (var y = 0; y < image.Height; y++)
                image.Row(y)[0] = 1;
        }
    }
}
