using System.Globalization;
using System.Management.Automation;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Cmdlets;

/// <summary>A cmdlet that makes items of what it is given, for a job now or for those of a schedule: what both say of items and of jobs.</summary>
public abstract class ItemsCmdlet : GenAssetCmdlet
{
    /// <summary>What to make of items that do not say, default Image; files are taken for photos and folders for captures where it is left out.</summary>
    [Parameter]
    public ItemKind? Kind { get; set; }

    /// <summary>The file formats wanted; left out, the kind's usual ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    public string[]? Format { get; set; }

    /// <summary>The engine to use; left out, the first that takes the item.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EngineCompleter))]
    public string? Engine { get; set; }

    /// <summary>The model that the engine should use.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The first item's seed; each next one's is one more.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>Pixels, default 512.</summary>
    [Parameter]
    public int? Width { get; set; }

    /// <summary>Pixels, default 512.</summary>
    [Parameter]
    public int? Height { get; set; }

    /// <summary>Items run at once; left out, as many as there are workers.</summary>
    [Parameter]
    public int? MaxParallel { get; set; }

    /// <summary>Tries after the first, for failures that may pass, default 2.</summary>
    [Parameter]
    public int? Retry { get; set; }

    /// <summary>What jobs are given by these parameters.</summary>
    private protected JobOptions Options
    {
        get
        {
            var usual = new JobOptions();
            return usual with { MaxParallel = MaxParallel, Retries = Retry ?? usual.Retries };
        }
    }

    /// <summary>What items that do not say for themselves are given, by these parameters and by more.</summary>
    private protected ItemDefaults Defaults(ItemKind kind, string? folder = null, params IEnumerable<(string Name, string? Text)> more)
    {
        var formats = Format?.Select(format => format.ToLowerInvariant()).ToArray();
        var isPhoto = kind == ItemKind.Enhancement; // which has one format
        IEnumerable<(string Name, string? Text)> all =
            [("model", Model), ("width", TextOf(Width)), ("height", TextOf(Height)), ("format", isPhoto ? formats?.FirstOrDefault() : null), .. more];
        var given = all.Where(field => field.Text is not null).ToDictionary(field => field.Name, field => field.Text!); // not null
        return new ItemDefaults(kind, isPhoto ? null : formats, Engine, Seed, given, folder);
    }

    /// <summary>A number as a field's text.</summary>
    private protected static string? TextOf(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
