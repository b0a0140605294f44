using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Examples;

/// <summary>The built-in examples: made by the preview engine when they are first asked for, and kept in a folder.</summary>
public sealed class ExampleLibrary(string folder, TimeProvider time) : IDisposable
{
    // Counted up when the engine's output changes, so that a folder does not keep old ones.
    private const string Edition = "3";

    private readonly SemaphoreSlim _making = new(1);

    /// <summary>All examples.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("figurine", "Figurine", "a figurine of a heroic knight", 7),
        new("mars-habitat", "Mars habitat", "a mars habitat on mars", 3),
        new("robot-mascot", "Robot mascot", "a cute robot with glowing blue eyes and a happy face", 11),
    ];

    private string Folder => Path.Combine(folder, Edition);

    /// <summary>The example of that id, or null.</summary>
    public static Example? Find(string id) => All.FirstOrDefault(example => example.Id == id);

    /// <summary>Makes what is missing, so that the first visitor does not wait; the error when that cannot be.</summary>
    public async Task<GenAssetError?> PrepareAsync(CancellationToken cancellationToken = default)
    {
        foreach (var example in All)
        {
            if (await FolderOfAsync(example, cancellationToken).ConfigureAwait(false) is { Succeeded: false } failed)
                return failed.Error;
        }

        return null;
    }

    /// <summary>The path of one of an example's <see cref="Example.Files"/>; the example is made first where it is missing.</summary>
    public async Task<Outcome<string>> FileAsync(Example example, string name, CancellationToken cancellationToken = default)
    {
        if (!Example.Files.Contains(name))
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"The example {example.Id} has no file {name}; there are {string.Join(", ", Example.Files)}.");
        var folder = await FolderOfAsync(example, cancellationToken).ConfigureAwait(false);
        return folder.Succeeded ? Path.Combine(folder.Value, name) : folder.Error;
    }

    /// <inheritdoc/>
    public void Dispose() => _making.Dispose();

    private async Task<Outcome<string>> FolderOfAsync(Example example, CancellationToken cancellationToken)
    {
        var place = Path.Combine(Folder, example.Id);
        if (Directory.Exists(place))
            return place;
        await _making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Directory.Exists(place) ? place : await MakeAsync(example, place, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _making.Release();
        }
    }

    // Made beside its place and moved there whole: a folder that exists is complete.
    private async Task<Outcome<string>> MakeAsync(Example example, string place, CancellationToken cancellationToken)
    {
        Scratch? scratch = null;
        try
        {
            scratch = new Scratch(Path.Combine(folder, "making", $"{example.Id}-{Environment.ProcessId}"), "examples", 0);
            var item = new ModelItem(example.Prompt) { Formats = ["image", "glb", "usdz"], Seed = example.Seed };
            var made = await new PreviewEngine().RunAsync(item, new EngineContext(scratch, example.Seed, time), cancellationToken).ConfigureAwait(false);
            if (!made.Succeeded)
                return made.Error;
            Directory.CreateDirectory(Folder);
            Directory.Move(scratch.Folder, place);
            return place;
        }
        catch (IOException) when (Directory.Exists(place)) // another process was first, with the same bytes
        {
            return place;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return IoFault.Explain(fault, $"the example {example.Id}");
        }
        finally
        {
            scratch?.Discard();
        }
    }
}
