using System.Text.Json.Serialization;

namespace GenAsset.Core.Jobs;

/// <summary>What is asked for one item. A closed family: one record a kind, defaults beside the field.</summary>
/// <remarks>
/// The fields with defaults are constructor parameters because the JSON source generator keeps those defaults
/// and forgets the initialisers of init-only properties.
/// </remarks>
[JsonConverter(typeof(ItemSpecJson))]
public abstract record ItemSpec
{
    private protected ItemSpec()
    {
    }

    /// <summary>The kind, which also tells the JSON reader which record to make.</summary>
    public abstract ItemKind Kind { get; }

    /// <summary>The caller's own name for the item; unique in its job.</summary>
    public string? CustomId { get; init; }

    /// <summary>The seed; left out, one is derived from the item and its place, so that a second run gives the same result.</summary>
    public long? Seed { get; init; }

    /// <summary>The engine to use; left out, the first that takes the item.</summary>
    public string? Engine { get; init; }

    /// <summary>The model that the engine should use.</summary>
    public string? Model { get; init; }

    /// <summary>The file formats wanted; left out, the kind's usual ones.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>Seconds before a try is given up; left out, the job's itemTimeoutSeconds.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>A chain: what is made one after the other, each of the one before; left out, one engine makes the item.</summary>
    public IReadOnlyList<ItemStage>? Stages { get; init; }

    /// <summary>The words of the item, where it has some.</summary>
    [JsonIgnore]
    public virtual string? Words => null;

    /// <summary>The inputs that the item names.</summary>
    [JsonIgnore]
    public virtual IEnumerable<InputRef> Inputs => [];

    /// <summary>The item with each of its inputs as <paramref name="change"/> makes it, called in their order.</summary>
    public virtual ItemSpec WithInputs(Func<InputRef, InputRef> change) => this;

    private protected static InputRef? Changed(InputRef? input, Func<InputRef, InputRef> change) => input is null ? null : change(input);

    // An item that was not checked yet may hold null.
    private protected static IReadOnlyList<InputRef>? Changed(IReadOnlyList<InputRef>? inputs, Func<InputRef, InputRef> change) =>
        inputs is null ? null : [.. inputs.Select(input => Changed(input, change)!)];

    /// <summary>What a person recognises the item by: its own name, else its words.</summary>
    [JsonIgnore]
    public string? Label => CustomId ?? Words;
}

/// <summary>A picture from a prompt.</summary>
/// <param name="Prompt">What to show.</param>
/// <param name="Width">Pixels, default 512.</param>
/// <param name="Height">Pixels, default 512.</param>
/// <param name="Steps">How much work to spend, 1..500, default 30.</param>
/// <param name="Guidance">How strictly the prompt binds, 0..50, default 7.</param>
public sealed record ImageItem(string Prompt = "", int Width = 512, int Height = 512, int Steps = 30, double Guidance = 7.0) : ItemSpec
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public override ItemKind Kind => ItemKind.Image;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Words => Prompt;
}

/// <summary>A mesh from a prompt, or from a picture.</summary>
/// <param name="Prompt">What to make; this or <paramref name="Image"/>.</param>
/// <param name="Image">The picture to make it from.</param>
public sealed record ModelItem(string? Prompt = null, InputRef? Image = null) : ItemSpec
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public override ItemKind Kind => ItemKind.Model;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Words => Prompt;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<InputRef> Inputs => Image is null ? [] : [Image];

    /// <inheritdoc/>
    public override ItemSpec WithInputs(Func<InputRef, InputRef> change) => this with { Image = Changed(Image, change) };
}

/// <summary>A splat cloud from a prompt.</summary>
/// <param name="Prompt">What to make.</param>
public sealed record SplatItem(string Prompt = "") : ItemSpec
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public override ItemKind Kind => ItemKind.Splat;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Words => Prompt;
}

/// <summary>A textured mesh from six views and their depths.</summary>
/// <param name="Views">Six pictures.</param>
/// <param name="Depths">Six depth renders, in the views' order.</param>
/// <param name="Cameras">A cameras.json; left out, <paramref name="Rig"/> tells.</param>
/// <param name="Rig">The camera arrangement, default "auto".</param>
/// <param name="Resolution">Samples along the longest side of the volume, 32..512, default 256.</param>
/// <param name="TextureSize">Texels along each side of the texture, 256..8192, default 2048.</param>
/// <param name="Triangles">The most triangles of the mesh, 500..2000000, default 50000.</param>
public sealed record ReconstructionItem(
    IReadOnlyList<InputRef>? Views = null, IReadOnlyList<InputRef>? Depths = null, InputRef? Cameras = null, string Rig = "auto",
    int Resolution = 256, int TextureSize = 2048, int Triangles = 50_000) : ItemSpec
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public override ItemKind Kind => ItemKind.Reconstruction;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<InputRef> Inputs => [.. Views ?? [], .. Depths ?? [], .. Cameras is null ? (IEnumerable<InputRef>)[] : [Cameras]];

    /// <inheritdoc/>
    public override ItemSpec WithInputs(Func<InputRef, InputRef> change) =>
        this with { Views = Changed(Views, change), Depths = Changed(Depths, change), Cameras = Changed(Cameras, change) };
}

/// <summary>A better photo from a photo.</summary>
/// <param name="Image">The photo.</param>
/// <param name="Format">The result's file format, default "png".</param>
/// <param name="KeepExif">Whether the photo's EXIF goes with the result, default true.</param>
/// <param name="Dpi">The resolution to note in the result, in dots an inch.</param>
public sealed record EnhancementItem(InputRef? Image = null, string Format = "png", bool KeepExif = true, int? Dpi = null) : ItemSpec
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public override ItemKind Kind => ItemKind.Enhancement;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<InputRef> Inputs => Image is null ? [] : [Image];

    /// <inheritdoc/>
    public override ItemSpec WithInputs(Func<InputRef, InputRef> change) => this with { Image = Changed(Image, change) };
}
