using System.Security.Cryptography;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Tests.Contracts;

/// <summary>What every store of assets promises.</summary>
public abstract class AssetStoreContract
{
    protected const string Job = "20261120-120000-abcdefgh";
    private const string OtherJob = "20261120-120000-abcdefgj";

    protected abstract IAssetStore Store { get; }

    [ContractFact]
    public async Task What_was_committed_opens_with_the_same_bytes()
    {
        var mesh = Bytes(1, 5 << 20);
        var scratch = Store.CreateScratch(Job, 3, 1);
        await using (var file = scratch.Create("views/mesh.bin"))
            await file.WriteAsync(mesh);
        scratch.Write("quality.json", "{}"u8);
        scratch.Write("empty.txt", []);

        var files = await Store.CommitAsync(scratch, CancellationToken.None);

        files.Select(file => (file.Name, file.Bytes, file.ContentType)).ShouldBe([("views/mesh.bin", 5 << 20, "application/octet-stream"), ("quality.json", 2, "application/json"), ("empty.txt", 0, "text/plain; charset=utf-8")]);
        files[0].Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(mesh)));
        (await ReadAsync(3, files[0])).ShouldBe(mesh);
        (await ReadAsync(3, files[1])).ShouldBe("{}"u8.ToArray());
        (await ReadAsync(3, files[2])).ShouldBe([]);
    }

    [ContractFact]
    public async Task A_stream_can_seek_and_knows_its_length()
    {
        var content = Bytes(2, 3 << 20);
        var file = await CommitAsync(0, 1, content);

        await using var stream = (await Store.OpenAsync(Job, 0, file, CancellationToken.None)).ShouldNotBeNull();
        stream.Length.ShouldBe(content.Length);
        stream.CanSeek.ShouldBeTrue();
        stream.Position = 2_500_000;
        var part = new byte[1000];
        await stream.ReadExactlyAsync(part);

        part.ShouldBe(content[2_500_000..2_501_000]);
    }

    [ContractFact]
    public async Task Committing_the_same_again_changes_nothing()
    {
        var first = await CommitAsync(7, 1, Bytes(3, 1000));
        var second = await CommitAsync(7, 2, Bytes(3, 1000));

        second.ShouldBe(first);
        (await ReadAsync(7, second)).ShouldBe(Bytes(3, 1000));
    }

    [ContractFact]
    public async Task A_later_try_with_other_bytes_is_read_as_it_was_written()
    {
        await CommitAsync(7, 1, Bytes(4, 1000));
        var second = await CommitAsync(7, 2, Bytes(5, 2000));

        (await ReadAsync(7, second)).ShouldBe(Bytes(5, 2000));
    }

    [ContractFact]
    public async Task Items_do_not_share_files()
    {
        var files = new List<AssetInfo>();
        for (var index = 0; index < 5; index++)
            files.Add(await CommitAsync(index, 1, Bytes(index, 100)));

        for (var index = 0; index < 5; index++)
            (await ReadAsync(index, files[index])).ShouldBe(Bytes(index, 100));
    }

    [ContractFact]
    public async Task A_try_that_is_discarded_leaves_nothing_and_a_commit_no_scratch()
    {
        var discarded = Store.CreateScratch(Job, 1, 1);
        discarded.Write("result.bin", [1, 2, 3]);
        var info = discarded.Files.ShouldHaveSingleItem();
        discarded.Discard();
        var committed = Store.CreateScratch(Job, 2, 1);
        committed.Write("result.bin", [1, 2, 3]);
        await Store.CommitAsync(committed, CancellationToken.None);

        (await Store.OpenAsync(Job, 1, info, CancellationToken.None)).ShouldBeNull();
        Directory.Exists(discarded.Folder).ShouldBeFalse();
        Directory.Exists(committed.Folder).ShouldBeFalse();
    }

    [ContractFact]
    public async Task What_is_not_there_is_null_whatever_it_is_called()
    {
        var file = await CommitAsync(0, 1, [1]);

        (await Store.OpenAsync(Job, 1, file, CancellationToken.None)).ShouldBeNull();
        (await Store.OpenAsync(OtherJob, 0, file, CancellationToken.None)).ShouldBeNull();
        (await Store.OpenAsync("../" + Job, 0, file, CancellationToken.None)).ShouldBeNull();
        (await Store.OpenAsync(Job, -1, file, CancellationToken.None)).ShouldBeNull();
        foreach (var name in (string[])["other.bin", "../result.bin", "/etc/passwd", ""])
            (await Store.OpenAsync(Job, 0, file with { Name = name }, CancellationToken.None)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Removing_a_job_takes_its_files_and_no_others()
    {
        var file = await CommitAsync(0, 1, [1]);
        var other = Store.CreateScratch(OtherJob, 0, 1);
        other.Write("result.bin", [2]);
        var kept = (await Store.CommitAsync(other, CancellationToken.None)).ShouldHaveSingleItem();

        await Store.RemoveAsync(Job, CancellationToken.None);
        await Store.RemoveAsync(Job, CancellationToken.None);

        (await Store.OpenAsync(Job, 0, file, CancellationToken.None)).ShouldBeNull();
        await using var left = (await Store.OpenAsync(OtherJob, 0, kept, CancellationToken.None)).ShouldNotBeNull();
    }

    protected static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected async Task<AssetInfo> CommitAsync(int index, int attempt, byte[] content)
    {
        var scratch = Store.CreateScratch(Job, index, attempt);
        scratch.Write("result.bin", content);
        return (await Store.CommitAsync(scratch, CancellationToken.None)).ShouldHaveSingleItem();
    }

    private async Task<byte[]> ReadAsync(int index, AssetInfo file)
    {
        await using var stream = (await Store.OpenAsync(Job, index, file, CancellationToken.None)).ShouldNotBeNull();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
