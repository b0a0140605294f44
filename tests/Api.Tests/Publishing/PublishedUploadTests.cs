using System.Net;
using GenAsset.Api.Publishing;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.Publishing;

public sealed class PublishedUploadTests
{
    private static readonly Uri Public = new("https://assets.example.com/gen/");

    [Fact]
    public async Task An_upload_opens_at_its_signed_address_without_a_key_and_for_an_hour()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        using var keyed = server.ClientOf("somebody"); // from now on the server asks for keys
        var photo = Photo();
        var upload = (await server.Backend.Uploads.AddAsync(new MemoryStream(photo), null, "../secret name.png", default)).Value!;

        var address = new PublishedUploads(new ApiOptions(Path.Combine(server.Home, "server")), Public, clock).AddressOf(upload);

        address.AbsoluteUri.ShouldStartWith($"https://assets.example.com/gen/published/{upload.Id}/");
        address.AbsoluteUri.ShouldEndWith("/photo.png");
        var path = address.AbsolutePath["/gen".Length..];
        using (var opened = await server.Client.GetAsync(path))
        {
            (opened.StatusCode, opened.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/png"));
            (await opened.Content.ReadAsByteArrayAsync()).ShouldBe(photo);
        }

        using (var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path)))
            head.Content.Headers.ContentLength.ShouldBe(photo.Length);
        clock.Advance(TimeSpan.FromMinutes(61));
        using var late = await server.Client.GetAsync(path);
        late.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_opens_nothing_but_what_it_was_made_for()
    {
        await using var server = await ApiServer.StartAsync();
        var published = new PublishedUploads(new ApiOptions(Path.Combine(server.Home, "server")), Public, TimeProvider.System);
        var one = (await server.Backend.Uploads.AddAsync(new MemoryStream(Photo()), null, null, default)).Value!;
        var other = (await server.Backend.Uploads.AddAsync(new MemoryStream(Photo()), null, null, default)).Value!;
        var path = published.AddressOf(one).AbsolutePath["/gen".Length..];

        foreach (var tried in (string[])[path.Replace(one.Id, other.Id, StringComparison.Ordinal), path.Replace("photo.png", "photo.jpg", StringComparison.Ordinal), $"/published/{one.Id}/1-00/photo.png", $"/published/{one.Id}/x/photo.png"])
        {
            using var answer = await server.Client.GetAsync(tried);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, tried);
        }
    }

    private static byte[] Photo()
    {
        using var picture = new ImageBuffer(8, 8, 3);
        return ImageCodec.Encode(picture, ImageFormat.Png);
    }
}
