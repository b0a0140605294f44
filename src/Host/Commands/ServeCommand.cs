using System.CommandLine;
using GenAsset.Core.Leasing;
using GenAsset.Host.Serving;

namespace GenAsset.Host.Commands;

/// <summary>genasset serve: the HTTP API over this home, with workers in this process.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name: its stop may take longer than another command's.</summary>
    public const string Name = "serve";

    public static Command Create()
    {
        var usual = new ServeOptions();
        var urls = new Option<string[]>("--urls") { Description = "Where to listen, separated by semicolons; port 0 takes a free one", DefaultValueFactory = _ => [.. usual.Urls], HelpName = "URLS" };
        var home = SharedOptions.Home();
        var workers = new Option<int?>("--workers") { Description = "Items run at once in this process (default: one a core; 0: none)", HelpName = "N" };
        workers.Validators.Add(result =>
        {
            if (result.GetValue(workers) < 0)
                result.AddError("--workers must be 0 or more.");
        });
        var engines = new Option<string?>("--engines") { Description = "Another engines.json than the home's", HelpName = "FILE" };
        var certificate = new Option<string?>("--cert") { Description = $"The certificate for https: .pfx (password in {ServerCertificate.PasswordVariable}), or .pem with its key", HelpName = "FILE" };
        var dev = new Option<bool>("--dev-cert") { Description = "Make a self-signed certificate for https" };
        var httpsPort = new Option<int?>("--https-port") { Description = $"The port of https (default: {ServeOptions.DefaultHttpsPort})", HelpName = "PORT" };
        var reachable = new Option<string?>("--public-url") { Description = "The address under which the public internet reaches this server; for engines whose service fetches its inputs itself", HelpName = "URL" };
        reachable.Validators.Add(result =>
        {
            if (result.GetValue(reachable) is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }))
                result.AddError("--public-url must be an http or https address, without query: https://assets.example.com.");
        });
        var cors = new Option<string[]>("--cors") { Description = "An origin whose pages may call; may be given several times", DefaultValueFactory = _ => [], HelpName = "ORIGIN" };
        var privately = new Option<bool>("--allow-private-network") { Description = "Inputs and webhooks may lie in private networks" };
        var json = new Option<bool>("--log-json") { Description = "Write the log as one JSON object a line" };
        var tries = new Option<int?>("--demo-tries") { Description = "HitPaw enhancements for a key that was never granted credits (default: any number)", HelpName = "N" };
        tries.Validators.Add(result =>
        {
            if (result.GetValue(tries) < 0)
                result.AddError("--demo-tries must be 0 or more.");
        });
        var lease = new Option<double?>("--lease-seconds") { Description = $"How long an item stays with a worker that gives no sign of life (default: {new LeaseTerms().LeaseSeconds:0})", HelpName = "SECONDS" };
        lease.Validators.Add(result =>
        {
            if (result.GetValue(lease) is not (null or (>= 1 and <= 3600)))
                result.AddError("--lease-seconds must be 1 to 3600.");
        });
        var (storage, storageName) = StorageOptions.Create();
        var command = new Command(Name, "Serve the HTTP API") { urls, home, workers, engines, certificate, dev, httpsPort, reachable, cors, privately, tries, lease, storage, storageName, json };
        command.SetAction((arguments, cancellationToken) => Server.RunAsync(
            new ServeOptions
            {
                Urls = arguments.GetValue(urls)!,
                Home = arguments.GetValue(home),
                Workers = arguments.GetValue(workers),
                EnginesFile = arguments.GetValue(engines),
                Certificate = arguments.GetValue(certificate),
                DevCertificate = arguments.GetValue(dev),
                HttpsPort = arguments.GetValue(httpsPort),
                PublicUrl = arguments.GetValue(reachable) is { } url ? new Uri(url) : null,
                Cors = arguments.GetValue(cors)!,
                AllowPrivateNetwork = arguments.GetValue(privately),
                JsonLog = arguments.GetValue(json),
                DemoTries = arguments.GetValue(tries),
                LeaseSeconds = arguments.GetValue(lease),
                Storage = new StorageOptions(arguments.GetValue(storage), arguments.GetValue(storageName)!), // it has a default
            },
            cancellationToken));
        return command;
    }
}
