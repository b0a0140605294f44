using System.Management.Automation;
using System.Net;
using System.Security;
using GenAsset.Core.Client;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets;

/// <summary>Says where jobs go from now on: to a home folder on this machine, or to a server. A server is asked at once whether it is there and takes the key.</summary>
[Cmdlet(VerbsCommunications.Connect, "GenAsset", DefaultParameterSetName = EmbeddedSet)]
[OutputType(typeof(GenAssetContext))]
public sealed class ConnectGenAssetCommand : GenAssetCmdlet
{
    private const string EmbeddedSet = "Embedded";
    private const string ServerSet = "Server";

    /// <summary>The home folder, made where it is new; left out, GENASSET_HOME or the platform's application data.</summary>
    [Parameter(Position = 0, ParameterSetName = EmbeddedSet)]
    [Alias("Home")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Jobs run in this process: the default, said aloud.</summary>
    [Parameter(ParameterSetName = EmbeddedSet)]
    public SwitchParameter Embedded { get; set; }

    /// <summary>The server's address: http://127.0.0.1:8000 as genasset serve has it, or https.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ServerSet)]
    [Alias("Uri", "Url")]
    public Uri? Server { get; set; }

    /// <summary>The key.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public SecureString? Key { get; set; }

    /// <summary>The key as the password of a credential; the name does not matter.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public PSCredential? Credential { get; set; }

    /// <summary>The environment variable that holds the key.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNullOrEmpty]
    public string? KeyVariable { get; set; }

    /// <summary>The name of the secret that is the key, as Microsoft.PowerShell.SecretManagement keeps it.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNullOrEmpty]
    public string? Secret { get; set; }

    /// <summary>The vault that has the secret; left out, whichever has it.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The proxy to go through; left out, the environment's.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public Uri? Proxy { get; set; }

    /// <summary>New sessions begin with this connection. A key itself is not kept, only the name of its variable or secret.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ServerSet)
            ConnectToServer(Server!); // mandatory
        else
            ConnectToHome();
        WriteNotices();
    }

    private void ConnectToHome()
    {
        var backend = Session.Connect(new EmbeddedOptions(Path is null ? null : ResolvePath(Path)));
        if (!backend.Succeeded)
            ThrowTerminatingError(backend.Error.ToRecord(Path));
        else
            Connected(new GenAssetContext("embedded", backend.Value.Home.Path), new SavedConnection(backend.Value.Home.Path));
    }

    private void ConnectToServer(Uri server)
    {
        var options = new ClientOptions(server, ReadKey(), Proxy);
        if (Probe(options) is { } fault)
            ThrowTerminatingError(fault.ToRecord(server));
        var client = Session.Connect(options);
        if (!client.Succeeded)
            ThrowTerminatingError(client.Error.ToRecord(server));
        if (options.Key is not null && server.Scheme == "http" && !server.IsLoopback)
            WriteWarning($"The key goes to {server.Authority} unencrypted, and whoever is on the way can read it: use https.");
        if (Save && options.Key is not null && KeyVariable is null && Secret is null)
            WriteWarning("The key is not saved. New sessions need it in an environment variable or a vault: name that with -KeyVariable or -Secret.");
        Connected(new GenAssetContext("server", null, client.Value!.Server, options.Key is not null, Proxy), new SavedConnection(null, server, KeyVariable, Proxy, Secret, Vault)); // ThrowTerminatingError does not return
    }

    private void Connected(GenAssetContext context, SavedConnection connection)
    {
        if (Save)
            connection.Save();
        WriteObject(context);
    }

    // Once, without patience: who connects wants to know now.
    private GenAssetError? Probe(ClientOptions options)
    {
        var calls = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var client = GenAssetClient.Open(options with { RetrySeconds = 0, Trace = calls.Enqueue });
        if (!client.Succeeded)
            return client.Error;
        try
        {
            return Await(client.Value.CheckAsync(StopToken));
        }
        finally
        {
            client.Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
            foreach (var call in calls)
                WriteVerbose(call);
        }
    }

    private string? ReadKey()
    {
        if (new object?[] { Key, Credential, KeyVariable, Secret }.Count(given => given is not null) > 1)
            ThrowTerminatingError(GenAssetError.Of(ErrorCatalog.ValidationFailed, "-Key, -Credential, -KeyVariable and -Secret are four ways to give one key.", suggestion: "Give one of them.").ToRecord(null));
        if ((Key ?? Credential?.Password) is { } given)
            return new NetworkCredential("", given).Password;
        var kept = SavedConnection.KeyOf(KeyVariable, Secret, Vault);
        if (!kept.Succeeded)
            ThrowTerminatingError(kept.Error.ToRecord(KeyVariable ?? Secret));
        return kept.Value is { Length: > 0 } key ? key : null;
    }
}
