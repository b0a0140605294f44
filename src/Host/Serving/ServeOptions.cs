namespace GenAsset.Host.Serving;

/// <summary>How the server is started.</summary>
internal sealed record ServeOptions
{
    /// <summary>The port of https where only a certificate is given.</summary>
    public const int DefaultHttpsPort = 8443;

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8000"];

    /// <summary>The home folder.</summary>
    public string? Home { get; init; }

    /// <summary>Items run at once in this process; 0 for a server whose work is done by others.</summary>
    public int? Workers { get; init; }

    /// <summary>Another engines.json than the home's.</summary>
    public string? EnginesFile { get; init; }

    /// <summary>The address under which the public internet reaches this server, where it does: for services that fetch their inputs themselves.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The certificate: .pfx, or .pem with its key in it or beside it as .key.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether to make a self-signed certificate.</summary>
    public bool DevCertificate { get; init; }

    /// <summary>The port of https.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Origins whose pages may call.</summary>
    public IReadOnlyList<string> Cors { get; init; } = [];

    /// <summary>Whether inputs and webhooks may lie in private networks.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Whether the log is JSON.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Enhancements that a HitPaw client may have whose owner was never granted credits; left out, any number.</summary>
    public int? DemoTries { get; init; }

    /// <summary>How long an item stays with a worker that gives no sign of life, in seconds; left out, the default.</summary>
    public double? LeaseSeconds { get; init; }

    /// <summary>Where assets and work for other machines are kept; left out, in the home, and workers ask this server.</summary>
    public StorageOptions Storage { get; init; } = new(null);

    /// <summary>How long a stop may take: requests and items at work end within it, or are cut off and run again later.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(10);
}
