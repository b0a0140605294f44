using System.Management.Automation;
using GenAsset.Core.Examples;
using GenAsset.Core.Storage;

namespace GenAsset.Cmdlets;

/// <summary>Gives the models that come with GenAsset, with their files: they are made on this machine when they are first asked for.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetExample")]
[OutputType(typeof(ExampleFiles))]
public sealed class GetGenAssetExampleCommand : GenAssetCmdlet
{
    /// <summary>Ids of examples; wildcards are welcome.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExampleCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Tells of the examples and makes no files.</summary>
    [Parameter]
    public SwitchParameter ListOnly { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var patterns = Id?.Select(id => WildcardPattern.Get(id, WildcardOptions.IgnoreCase)).ToArray();
        // The home's own, as its server has them; beside a server elsewhere, those of the default home.
        using var library = new ExampleLibrary(System.IO.Path.Combine(Connection.Context.Home ?? HomeFolder.DefaultPath, "examples"), TimeProvider.System);
        foreach (var example in ExampleLibrary.All.Where(example => patterns?.Any(pattern => pattern.IsMatch(example.Id)) != false))
            Write(library, example);
    }

    private void Write(ExampleLibrary library, Example example)
    {
        var files = new List<string>();
        foreach (var name in ListOnly ? [] : Example.Files)
        {
            var file = Await(library.FileAsync(example, name, StopToken));
            if (!file.Succeeded)
            {
                WriteError(file.Error, example);
                return;
            }

            files.Add(file.Value);
        }

        WriteObject(new ExampleFiles(example.Id, example.Name, example.Prompt, example.Seed, files));
    }
}
