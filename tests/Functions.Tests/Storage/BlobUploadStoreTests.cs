using GenAsset.Azure.Tests.Azurite;
using GenAsset.Core.Storage;
using GenAsset.Core.Uploads;
using GenAsset.Functions.Storage;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Functions.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class BlobUploadStoreTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("genasset-uploads-");

    public void Dispose() => _home.Delete(recursive: true);

    [AzuriteFact]
    public async Task Uploads_that_come_at_once_are_found_by_another_instance_and_leave_nothing_on_the_disk()
    {
        var account = await azurite.EmptyAsync();
        var home = HomeFolder.Open(_home.FullName).Value!; // a folder that was just made
        using var incoming = Deployment.Incoming(home, TimeProvider.System);
        var (one, other) = (new BlobUploadStore(account, incoming, TimeProvider.System), new BlobUploadStore(account, null!, TimeProvider.System));
        var pictures = Enumerable.Range(1, 12).Select(Picture).ToList();

        var uploads = await Task.WhenAll(pictures.Select(picture => one.AddAsync(new MemoryStream(picture), "anna", "a.png", CancellationToken.None)));

        foreach (var (upload, picture) in uploads.Zip(pictures))
        {
            upload.Error.ShouldBeNull();
            (await other.FindAsync(upload.Value!.Id, CancellationToken.None)).ShouldBe(upload.Value);
            using var read = new MemoryStream();
            await using (var content = (await other.OpenAsync(upload.Value.Id, CancellationToken.None)).Value!)
                await content.CopyToAsync(read);
            read.ToArray().ShouldBe(picture);
        }

        Directory.GetFileSystemEntries(home.Uploads).ShouldBeEmpty();
    }

    [AzuriteFact]
    public async Task What_is_no_picture_is_refused_and_what_was_never_sent_is_not_found()
    {
        using var incoming = Deployment.Incoming(HomeFolder.Open(_home.FullName).Value!, TimeProvider.System);
        var store = new BlobUploadStore(await azurite.EmptyAsync(), incoming, TimeProvider.System);

        (await store.AddAsync(new MemoryStream([1, 2, 3]), null, "a.png", CancellationToken.None)).Error!.Message.ShouldContain("a.png");
        (await store.FindAsync(UploadId.New(), CancellationToken.None)).ShouldBeNull();
        (await store.OpenAsync(UploadId.New(), CancellationToken.None)).Error!.Code.ShouldBe("UPLOAD_NOT_FOUND");
        (await store.OpenAsync("../x", CancellationToken.None)).Error!.Code.ShouldBe("UPLOAD_NOT_FOUND");
    }

    private static byte[] Picture(int width)
    {
        using var pixels = new ImageBuffer(width, 8, 3);
        pixels.Clear();
        using var file = new MemoryStream();
        ImageCodec.Encode(pixels, file, ImageFormat.Png);
        return file.ToArray();
    }
}
