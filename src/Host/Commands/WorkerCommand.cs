using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GenAsset.Core.Errors;
using GenAsset.Host.Output;
using GenAsset.Host.Serving;
using GenAsset.Host.Working;

namespace GenAsset.Host.Commands;

/// <summary>genasset worker: runs on this machine the items of a server, or of a storage account that a server sends its items to.</summary>
internal static class WorkerCommand
{
    /// <summary>The command's name: its stop may take longer than another command's.</summary>
    public const string Name = "worker";

    private const int MaxSlots = 1000;

    public static Command Create()
    {
        var server = new Option<string?>("--server") { Description = "The server's address, as http://gpu-box:8000", HelpName = "URL" };
        var (storage, storageName) = StorageOptions.Create();
        var key = new Option<string?>("--key") { Description = $"A key of role worker (better in {WorkerOptions.KeyVariable}: other users of this machine may read a command line)", HelpName = "KEY" };
        var engines = new Option<string?>("--engines") { Description = "Another engines.json than the home's", HelpName = "FILE" };
        var workers = new Option<int?>("--workers") { Description = "Items run at once (default: one a core)", HelpName = "N" };
        workers.Validators.Add(result => Check(result, result.GetValue(workers) is null or (>= 1 and <= MaxSlots), $"--workers must be 1 to {MaxSlots}."));
        var capabilities = new Option<string[]>("--capabilities") { Description = "The engines to offer, separated by commas (default: all; see genasset engines)", DefaultValueFactory = _ => [], HelpName = "NAMES" };
        var once = new Option<bool>("--once") { Description = "Run one item, then end" };
        var idle = new Option<string?>("--max-idle") { Description = "End after this time without an item, as 90s, 10m or 1h; 0 ends when there is nothing to do (default: never)", HelpName = "TIME" };
        idle.Validators.Add(result => Check(result, result.GetValue(idle) is not { } text || ReadTime(text) is not null, "--max-idle is written as 90s, 10m or 1h."));
        var age = new Option<string?>("--max-age") { Description = "Take no new items after this time, and end with those at work (default: never)", HelpName = "TIME" };
        age.Validators.Add(result => Check(result, result.GetValue(age) is not { } text || ReadTime(text) is not null, "--max-age is written as 90s, 10m or 1h."));
        var drain = new Option<double>("--drain-seconds") { Description = "When told to stop, how long what runs may take to end; then it goes back", DefaultValueFactory = _ => 20, HelpName = "SECONDS" };
        drain.Validators.Add(result => Check(result, result.GetValue(drain) is >= 0 and <= 500, "--drain-seconds must be 0 to 500."));
        var pulse = new Option<string?>("--pulse") { Description = $"A file to write to while the server answers, for genasset health (default: {WorkerOptions.PulseVariable}, or none)", HelpName = "FILE" };
        var privately = new Option<bool>("--allow-private-network") { Description = "Inputs may lie in private networks" };
        var command = new Command(Name, "Run the items of a server, or of its storage, on this machine") { server, key, storage, storageName, engines, workers, capabilities, once, idle, age, drain, pulse, privately };
        command.SetAction((arguments, cancellationToken) =>
        {
            Uri? address = null;
            if (arguments.GetValue(server) is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https") || address.AbsolutePath != "/"))
                return Task.FromResult(Terminal.Fail(GenAssetError.Of(ErrorCatalog.AddressNotUsable, $"\"{arguments.GetValue(server)}\" is not a server's address.", suggestion: "Write it as http://gpu-box:8000.")));
            return WorkerRun.RunAsync(
                new WorkerOptions(arguments.GetValue(workers) ?? Environment.ProcessorCount)
                {
                    Server = address,
                    Storage = new StorageOptions(arguments.GetValue(storage), arguments.GetValue(storageName)!), // it has a default
                    Key = arguments.GetValue(key) ?? Environment.GetEnvironmentVariable(WorkerOptions.KeyVariable),
                    EnginesFile = arguments.GetValue(engines),
                    Capabilities = [.. arguments.GetValue(capabilities)!.SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                    Once = arguments.GetValue(once),
                    MaxIdle = arguments.GetValue(idle) is { } text ? ReadTime(text) : null,
                    MaxAge = arguments.GetValue(age) is { } oldest ? ReadTime(oldest) : null,
                    DrainSeconds = arguments.GetValue(drain),
                    PulseFile = arguments.GetValue(pulse) ?? Environment.GetEnvironmentVariable(WorkerOptions.PulseVariable),
                    AllowPrivateNetwork = arguments.GetValue(privately),
                },
                cancellationToken);
        });
        return command;
    }

    private static void Check(OptionResult result, bool isGood, string message)
    {
        if (!isGood)
            result.AddError(message);
    }

    private static TimeSpan? ReadTime(string text)
    {
        var unit = text.Length > 0 && !char.IsAsciiDigit(text[^1]) ? text[^1] : 's';
        if (!double.TryParse(text.TrimEnd(unit), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > 1e6)
            return null;
        return unit switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
