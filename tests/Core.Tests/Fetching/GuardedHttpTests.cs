using System.Text;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Tests.Fetching;

public sealed class GuardedHttpTests
{
    [Fact]
    public async Task Follows_five_redirects_and_not_a_sixth()
    {
        await using var server = new LoopbackServer((request, stream, token) =>
        {
            var left = int.Parse(request.Target[1..]);
            return LoopbackServer.SendAsync(stream, left == 0 ? LoopbackServer.Ok("there") : $"HTTP/1.1 307 Go\r\nLocation: /{left - 1}\r\nContent-Length: 0\r\n\r\n", token);
        });
        using var http = Client(server);

        await using var five = (await http.SendAsync(new FetchRequest(new Uri(server.Address, "/5")), default)).Value!;
        (await new StreamReader(five.Body).ReadToEndAsync()).ShouldBe("there");
        five.Address.AbsolutePath.ShouldBe("/0");

        (await http.SendAsync(new FetchRequest(new Uri(server.Address, "/6")), default)).Error!.Message.ShouldContain("more than 5 times");
    }

    [Fact]
    public async Task No_credential_goes_to_another_origin_not_even_back_again()
    {
        LoopbackServer? first = null;
        await using var second = new LoopbackServer((_, stream, token) =>
            LoopbackServer.SendAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {first!.Address}chosen-by-a-stranger\r\nContent-Length: 0\r\n\r\n", token));
        first = new LoopbackServer((request, stream, token) => LoopbackServer.SendAsync(
            stream, request.Target == "/" ? $"HTTP/1.1 302 Found\r\nLocation: {second.Address}\r\nContent-Length: 0\r\n\r\n" : LoopbackServer.Ok("done"), token));
        await using var _ = first;
        using var http = new GuardedHttp(TimeProvider.System, new FetchRules(AllowHttp: true, Exempt: end => first.Is(end) || second.Is(end)));

        await using var answer = (await http.SendAsync(new FetchRequest(first.Address) { Headers = [new("Authorization", "Bearer k")] }, default)).Value!;

        first.Requests[0].Headers.ShouldContainKey("Authorization");
        second.Requests.Single().Headers.ShouldNotContainKey("Authorization");
        first.Requests[1].Headers.ShouldNotContainKey("Authorization");
    }

    [Fact]
    public async Task A_post_is_not_sent_on_to_where_a_redirect_leads()
    {
        await using var server = LoopbackServer.Redirecting("/elsewhere");
        using var http = Client(server);

        var request = new FetchRequest(server.Address) { Method = HttpMethod.Post, Content = new StringContent("key") };
        await using var answer = (await http.SendAsync(request, default)).Value!;

        answer.Status.ShouldBe(302);
        server.Requests.Single().Body.ShouldBe("key"u8.ToArray());
    }

    [Fact]
    public async Task A_gzipped_body_is_read_and_no_header_of_ours_tells_of_this_process()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            gzip.Write("unpacked"u8);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await LoopbackServer.SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", token);
            await stream.WriteAsync(packed.ToArray(), token);
        });
        using var http = Client(server);

        await using var answer = (await http.SendAsync(new FetchRequest(server.Address), default)).Value!;

        (await new StreamReader(answer.Body, Encoding.UTF8).ReadToEndAsync()).ShouldBe("unpacked");
        server.Requests.Single().Headers.Keys.ShouldBe(["Host", "User-Agent", "Accept-Encoding"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_environment_names_no_proxy_for_it()
    {
        await using var proxy = LoopbackServer.Of(LoopbackServer.Ok("by proxy"));
        await using var server = LoopbackServer.Of(LoopbackServer.Ok("direct"));
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{proxy.Port}");
        try
        {
            using var http = Client(server);

            await using var answer = (await http.SendAsync(new FetchRequest(server.Address), default)).Value!;

            (await new StreamReader(answer.Body).ReadToEndAsync()).ShouldBe("direct");
            proxy.Accepted.ShouldBe(0);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", null);
        }
    }

    [Fact]
    public async Task An_error_shows_an_address_without_its_query()
    {
        await using var server = LoopbackServer.Of("");
        using var http = Client(server);

        var error = (await http.SendAsync(new FetchRequest(new Uri(server.Address, "/a?sig=hidden")), default)).Error!;

        error.Code.ShouldBe("ADDRESS_UNREACHABLE");
        error.IsRetryable.ShouldBeTrue();
        error.Message.ShouldContain("/a");
        error.Message.ShouldNotContain("hidden");
    }

    private static GuardedHttp Client(LoopbackServer server) => new(TimeProvider.System, new FetchRules(AllowHttp: true, Exempt: server.Is));
}
