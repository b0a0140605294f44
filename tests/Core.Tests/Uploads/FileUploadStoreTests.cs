using System.Text;
using GenAsset.Core.Engines;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Core.Tests.Fetching;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Tests.Uploads;

public sealed class FileUploadStoreTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(25);

    [Fact]
    public async Task An_upload_that_nobody_uses_expires_and_one_that_a_job_uses_stays_as_long_as_the_job()
    {
        using var home = new Home();
        var clock = new FakeClock();
        await using var backend = home.Open(Reading(), clock);
        var used = await AddAsync(backend, "{\"used\":1}");
        var unused = await AddAsync(backend, "{\"unused\":1}");
        var job = await RunAsync(backend, used.Id, retainHours: 48);

        clock.Advance(Day);
        await backend.ExpireAsync();
        backend.Uploads.Find(unused.Id).ShouldBeNull();
        backend.Uploads.Find(used.Id).ShouldNotBeNull();

        clock.Advance(Day);
        await backend.ExpireAsync();
        (await backend.FindAsync(job))!.IsExpired.ShouldBeTrue();
        backend.Uploads.Find(used.Id).ShouldBeNull();
        Directory.GetFileSystemEntries(home.Folder.Uploads).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_outlives_the_process_and_a_deleted_job_lets_it_go()
    {
        using var home = new Home();
        var clock = new FakeClock();
        Upload upload;
        string job;
        await using (var first = home.Open(Reading(), clock))
        {
            upload = await AddAsync(first, "{\"a\":1}");
            job = await RunAsync(first, upload.Id, retainHours: 1000);
        }

        clock.Advance(Day);
        await using var second = home.Open(Reading(), clock);
        second.Uploads.Expire().ShouldBe(0);
        (await second.DeleteAsync(job)).ShouldBeNull();
        second.Uploads.Expire().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_while_it_streams_and_leaves_nothing()
    {
        using var home = new Home();
        using var store = new FileUploadStore(home.Folder, TimeProvider.System, new UploadLimits(MaxBytes: 1 << 20));

        var refused = await store.AddAsync(new Endless(), null, "endless.json", default);

        refused.Error!.Code.ShouldBe("FILE_TOO_LARGE");
        Directory.GetFileSystemEntries(home.Folder.Uploads).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_owner_has_room_for_so_many_bytes_and_gets_it_back()
    {
        using var home = new Home();
        var clock = new FakeClock();
        using var store = new FileUploadStore(home.Folder, clock, new UploadLimits(MaxBytesPerOwner: 100));

        (await store.AddAsync(Json(80), "ann", null, default)).Succeeded.ShouldBeTrue();
        (await store.AddAsync(Json(80), "ann", null, default)).Error!.Code.ShouldBe("FILE_TOO_LARGE");
        (await store.AddAsync(Json(80), "bob", null, default)).Succeeded.ShouldBeTrue();
        clock.Advance(Day);
        store.Expire().ShouldBe(2);
        (await store.AddAsync(Json(80), "ann", null, default)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_picture_that_declares_too_many_pixels_is_refused_by_its_header()
    {
        using var home = new Home();
        using var store = new FileUploadStore(home.Folder, TimeProvider.System);
        byte[] bmp = [.. "BM"u8, .. new byte[8], 54, 0, 0, 0, 40, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x0F, 0xFF, 0xFF, 0xFF, 0x0F, 1, 0, 24, 0, .. new byte[24]];

        (await store.AddAsync(new MemoryStream(bmp), null, "huge.bmp", default)).Error!.Code.ShouldBe("INVALID_FILE_FORMAT");
    }

    [Fact]
    public async Task Anothers_upload_reads_as_none()
    {
        using var home = new Home();
        await using var backend = home.Open(Reading());
        var upload = (await backend.Uploads.AddAsync(Json(20), "ann", null, default)).Value!;

        var refused = await backend.CreateAsync(new JobSpec(), Specs.From([new EnhancementItem(new InputRef(Upload: upload.Id))]), new JobOrigin(Owner: "bob"));
        refused.Error!.Code.ShouldBe("VALIDATION_FAILED");
        var taken = await backend.CreateAsync(new JobSpec(), Specs.From([new EnhancementItem(new InputRef(Upload: upload.Id))]), new JobOrigin(Owner: "ann"));
        taken.Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 6\r\n\r\n<html>", "INVALID_FILE_FORMAT")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "INPUT_NOT_READABLE")]
    [InlineData("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", "ADDRESS_UNREACHABLE")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", "ADDRESS_REFUSED")]
    public async Task An_input_may_be_an_address(string answer, string? code)
    {
        using var home = new Home();
        await using var server = LoopbackServer.Of(answer);
        await using var backend = home.Open(new EmbeddedOptions(
            Engines: new EngineCatalog([Reading()]), Fetching: new FetchRules(AllowHttp: true, Exempt: server.Is)));

        var job = await backend.CreateAsync(
            new JobSpec(Options: new JobOptions(Retries: 0)), Specs.From([new EnhancementItem(new InputRef(Uri: $"{server.Address}photo?sig=hidden"))]));
        await backend.WaitAsync(job.Value!.Id);

        var item = (await backend.ItemAsync(job.Value.Id, 0))!;
        item.Error?.Code.ShouldBe(code);
        (item.State == ItemPhase.Succeeded).ShouldBe(code is null);
        item.Error?.Message.ShouldNotContain("hidden");
        Directory.GetFileSystemEntries(home.Folder.Uploads).ShouldBeEmpty();
    }

    private static async Task<Upload> AddAsync(EmbeddedBackend backend, string json) =>
        (await backend.Uploads.AddAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), null, null, default)).Value!;

    private static async Task<string> RunAsync(EmbeddedBackend backend, string upload, double retainHours)
    {
        var created = await backend.CreateAsync(new JobSpec(Options: new JobOptions(RetainHours: retainHours)), Specs.From([new EnhancementItem(new InputRef(Upload: upload))]));
        (await backend.WaitAsync(created.Value!.Id)).Value!.Counts.Succeeded.ShouldBe(1);
        return created.Value.Id;
    }

    private static MemoryStream Json(int bytes) => new(Encoding.UTF8.GetBytes("{" + new string(' ', bytes - 2) + "}"));

    // Reads its input twice, as an engine may.
    private static ScriptedEngine Reading() => new(async (item, context, token) =>
    {
        var input = await context.OpenInputAsync(item.Inputs.Single(), token);
        if (!input.Succeeded)
            return input.Error;
        await using var stream = input.Value;
        var first = await new StreamReader(stream, leaveOpen: true).ReadToEndAsync(token);
        stream.Position = 0;
        (await new StreamReader(stream, leaveOpen: true).ReadToEndAsync(token)).ShouldBe(first);
        return ScriptedEngine.Succeed(context, first);
    });

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer) => buffer.Length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}
