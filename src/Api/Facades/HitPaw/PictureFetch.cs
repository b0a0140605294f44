using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using GenAsset.Media;
using GenAsset.Media.Codecs;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>
/// Brings the picture of an address into the upload store while its request waits: the job does not depend on the address afterwards, and the original can be served.
/// Whatever its header already forbids is refused before the rest is fetched.
/// </summary>
internal sealed class PictureFetch(GuardedHttp http, IUploadStore uploads, TimeProvider time)
{
    /// <summary>Most bytes of a picture: 256 MiB, which 67 MP have room in, uncompressed.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>Most pixels of a picture, whatever the model: 600 million.</summary>
    public const long MaxPixels = 600_000_000;

    /// <summary>How long a picture may take: the client waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int HeadBytes = 64 << 10;
    private const int MaxNameLength = 200;

    // Above this class's own patience, so that it is this one that ends.
    private static readonly FetchBounds Bounds = new(MaxBytes, TotalSeconds: 2 * Patience.TotalSeconds, FirstByteSeconds: 2 * Patience.TotalSeconds);
    private static readonly ImageLimits Unlimited = ImageLimits.Default with { MaxInputPixels = long.MaxValue };

    /// <summary>Fetches a picture; <paramref name="faultOf"/> is asked as soon as its size is known, and once more, with no size, where it cannot be told.</summary>
    public async Task<Outcome<Upload>> FetchAsync(Uri address, string? owner, Func<(int Width, int Height)?, GenAssetError?> faultOf, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ReceiveAsync(address, owner, faultOf, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ErrorRow.OutOfTime.Because($"{Shown(address)} took more than {Patience.TotalSeconds:0} s.");
        }
        catch (GenAssetException broken) // the body broke off, or passed a bound
        {
            return broken.Error;
        }
    }

    private async Task<Outcome<Upload>> ReceiveAsync(Uri address, string? owner, Func<(int Width, int Height)?, GenAssetError?> faultOf, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(new FetchRequest(address) { Bounds = Bounds }, cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        await using var response = answer.Value;
        if (response.Status is < 200 or > 299)
            return ErrorRow.InvalidUrl.Because($"{Shown(address)} answers {response.Status}.");

        var head = new byte[HeadBytes];
        var length = await response.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (ImageProbe.Identify(head.AsSpan(0, length)) is null)
            return ErrorRow.InvalidUrl.Because($"{Shown(address)} is no picture: bmp, jpeg, png, tga, tiff, webp and heif are taken.");
        var early = SizeOf(head.AsSpan(0, length));
        if (early is { } known && FaultOf(known, faultOf) is { } forbidden)
            return forbidden;

        await using var whole = new HeadFirst(head.AsMemory(0, length), response.Body);
        var added = await uploads.AddAsync(whole, owner, NameOf(address), cancellationToken);
        if (!added.Succeeded || early is not null)
            return added;
        var late = added.Value is { Width: { } width, Height: { } height } ? FaultOf((width, height), faultOf) : faultOf(null);
        return late is null ? added : late;
    }

    private static GenAssetError? FaultOf((int Width, int Height) size, Func<(int Width, int Height)?, GenAssetError?> faultOf)
    {
        if (faultOf(size) is { } fault)
            return fault;
        var pixels = (long)size.Width * size.Height;
        return pixels > MaxPixels ? ErrorRow.InputOverLimit.Because($"A picture has at most {MaxPixels / 1e6:0} MP here; this has {pixels / 1e6:0.#} MP.") : null;
    }

    private static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> head)
    {
        try
        {
            var info = ImageProbe.Read(head, Unlimited);
            return (info.Width, info.Height);
        }
        catch (Exception unread) when (unread is MediaFormatException or NotSupportedException)
        {
            return null; // the header goes on past the head, or its format needs a library that is not here
        }
    }

    private static string Shown(Uri address) => new InputRef(address.AbsoluteUri).Shown; // neither query nor password

    // For people only.
    private static string? NameOf(Uri address)
    {
        var name = string.Concat(Uri.UnescapeDataString(address.Segments[^1]).Where(letter => !char.IsControl(letter) && letter is not ('/' or '\\')));
        return name.Length == 0 ? null : name.Length > MaxNameLength ? name[..MaxNameLength] : name;
    }
}
