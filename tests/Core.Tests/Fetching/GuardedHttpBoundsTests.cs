using System.IO.Compression;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Tests.Fetching;

/// <summary>What a hostile server can do to us: nothing beyond the bounds.</summary>
public sealed class GuardedHttpBoundsTests
{
    private static readonly FetchBounds OneMegabyte = new(MaxBytes: 1 << 20);

    [Fact]
    public async Task An_endless_body_ends_at_the_bound_and_memory_stays_flat()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await LoopbackServer.SendAsync(stream, "HTTP/1.1 200 OK\r\n\r\n", token);
            for (var block = new byte[64 << 10]; ;)
                await stream.WriteAsync(block, token);
        });

        var (error, read, grown) = await ReadAllAsync(server, new FetchBounds(MaxBytes: 64 << 20));

        error!.Code.ShouldBe("FILE_TOO_LARGE");
        read.ShouldBeLessThanOrEqualTo(64 << 20);
        grown.ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public async Task A_gzip_bomb_ends_at_the_bound_and_memory_stays_flat()
    {
        var bomb = Bomb(200 << 20);
        bomb.Length.ShouldBeLessThan(1 << 20);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await LoopbackServer.SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n", token);
            await stream.WriteAsync(bomb, token);
        });

        var (error, read, grown) = await ReadAllAsync(server, new FetchBounds(MaxBytes: 32 << 20));

        error!.Code.ShouldBe("FILE_TOO_LARGE");
        read.ShouldBeLessThanOrEqualTo(32 << 20);
        grown.ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public async Task A_length_over_the_bound_is_refused_before_a_byte_is_read()
    {
        await using var server = LoopbackServer.Of("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
        using var http = Client(server);

        (await http.SendAsync(new FetchRequest(server.Address) { Bounds = OneMegabyte }, default)).Error!.Code.ShouldBe("FILE_TOO_LARGE");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", "ADDRESS_UNREACHABLE")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort", null)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", "ADDRESS_UNREACHABLE")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nshort\r\n", "ADDRESS_UNREACHABLE")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nshort", "ADDRESS_UNREACHABLE")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: compress\r\nContent-Length: 5\r\n\r\nshort", "INPUT_NOT_READABLE")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "ADDRESS_UNREACHABLE")]
    [InlineData("", "ADDRESS_UNREACHABLE")]
    public async Task A_false_or_broken_answer_is_a_typed_error(string wire, string? code)
    {
        await using var server = LoopbackServer.Of(wire);

        var (error, read, _) = await ReadAllAsync(server, OneMegabyte);

        error?.Code.ShouldBe(code);
        if (code is null)
            read.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task A_body_longer_than_its_length_is_cut_at_its_length()
    {
        await using var server = LoopbackServer.Of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshortHTTP/1.1 200 OK\r\n\r\nsmuggled");

        (await ReadAllAsync(server, OneMegabyte)).Read.ShouldBe(5);
        (await ReadAllAsync(server, OneMegabyte)).Read.ShouldBe(5);
    }

    [Fact]
    public async Task Endless_headers_are_bounded()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await LoopbackServer.SendAsync(stream, "HTTP/1.1 200 OK\r\n", token);
            while (true)
                await LoopbackServer.SendAsync(stream, "X-More: " + new string('x', 1000) + "\r\n", token);
        });

        (await ReadAllAsync(server, OneMegabyte)).Error!.Code.ShouldBe("ADDRESS_UNREACHABLE");
    }

    [Fact]
    public async Task One_byte_a_second_is_too_slow()
    {
        var clock = new FakeClock();
        await using var server = Trickling(clock);
        using var http = Client(server, clock);
        await using var answer = (await http.SendAsync(new FetchRequest(server.Address) { Bounds = new FetchBounds(TotalSeconds: 3600) }, default)).Value!;

        var read = 0;
        var fault = await Should.ThrowAsync<GenAssetException>(async () =>
        {
            while (await answer.Body.ReadAsync(new byte[100]) is > 0 and var count)
                read += count;
        });

        fault.Error.Code.ShouldBe("ADDRESS_UNREACHABLE");
        fault.Error.Message.ShouldContain("less than 1024 bytes a second");
        read.ShouldBeInRange(8, 600); // ten seconds of the clock, and what came while the reader was late; the whole would be 3,600
    }

    [Fact]
    public async Task A_slow_body_that_keeps_the_pace_ends_when_its_time_is_over()
    {
        var clock = new FakeClock();
        await using var server = Trickling(clock);
        using var http = Client(server, clock);
        var bounds = new FetchBounds(TotalSeconds: 30, MinBytesPerSecond: 0);
        await using var answer = (await http.SendAsync(new FetchRequest(server.Address) { Bounds = bounds }, default)).Value!;

        var fault = await Should.ThrowAsync<GenAssetException>(async () => await answer.Body.CopyToAsync(Stream.Null));

        fault.Error.Message.ShouldContain("more than 30 s");
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_left_after_the_first_byte_time()
    {
        var clock = new FakeClock();
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, _, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var http = Client(server, clock);

        var answer = http.SendAsync(new FetchRequest(server.Address), default);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(31));

        (await answer).Error!.Message.ShouldContain("had not answered after 30 s");
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_that_he_did()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        using var http = Client(server);
        using var giveUp = new CancellationTokenSource();

        var answer = http.SendAsync(new FetchRequest(server.Address), giveUp.Token);
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answer);
    }

    private static GuardedHttp Client(LoopbackServer server, TimeProvider? time = null) =>
        new(time ?? TimeProvider.System, new FetchRules(AllowHttp: true, Exempt: server.Is));

    // Sends a byte, then moves the clock a second on, for as long as the client reads.
    private static LoopbackServer Trickling(FakeClock clock) => new(async (_, stream, token) =>
    {
        await LoopbackServer.SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", token);
        while (true)
        {
            await stream.WriteAsync(new byte[] { 1 }, token);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token); // real time: the byte crosses a real socket
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    });

    private static async Task<(GenAssetError? Error, long Read, long Grown)> ReadAllAsync(LoopbackServer server, FetchBounds bounds)
    {
        using var http = Client(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var answer = await http.SendAsync(new FetchRequest(server.Address) { Bounds = bounds }, default);
        if (!answer.Succeeded)
            return (answer.Error, 0, 0);
        await using var response = answer.Value;
        var read = 0L;
        try
        {
            for (var buffer = new byte[64 << 10]; await response.Body.ReadAsync(buffer) is > 0 and var count;)
                read += count;
            return (null, read, 0);
        }
        catch (GenAssetException fault)
        {
            return (fault.Error, read, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
    }

    private static byte[] Bomb(int bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            for (var block = new byte[1 << 20]; bytes > 0; bytes -= block.Length)
                gzip.Write(block);
        }

        return packed.ToArray();
    }
}
