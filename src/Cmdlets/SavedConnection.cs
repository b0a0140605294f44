using System.Text.Json;
using System.Text.Json.Serialization;
using GenAsset.Core.Client;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets;

/// <summary>The connection that new sessions begin with. A key is never in it: only the name of the environment variable or of the secret that is one.</summary>
/// <param name="Home">The home folder, of the embedded backend.</param>
/// <param name="Server">The server's address.</param>
/// <param name="KeyVariable">The variable that holds the key.</param>
/// <param name="Proxy">The proxy.</param>
/// <param name="Secret">The secret that is the key.</param>
/// <param name="Vault">The vault that has the secret.</param>
internal sealed record SavedConnection(string? Home = null, Uri? Server = null, string? KeyVariable = null, Uri? Proxy = null, string? Secret = null, string? Vault = null)
{
    /// <summary>Names another file than the user's own.</summary>
    public const string Variable = "GENASSET_CONNECTION";

    /// <summary>Where it is kept.</summary>
    public static string File => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "GenAsset", "connection.json");

    /// <summary>The saved connection, or null.</summary>
    public static SavedConnection? Read()
    {
        if (!System.IO.File.Exists(File))
            return null;
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), SavedConnectionJson.Default.SavedConnection);
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(
                ErrorCatalog.ConfigurationInvalid, $"{File} cannot be read: {fault.Message}", suggestion: "Connect-GenAsset … -Save writes it anew."));
        }
    }

    /// <summary>Keeps it for new sessions.</summary>
    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!); // a file has a folder
        System.IO.File.WriteAllBytes(File, JsonSerializer.SerializeToUtf8Bytes(this, SavedConnectionJson.Default.SavedConnection));
    }

    /// <summary>New sessions begin with the default home again.</summary>
    public static void Forget() => System.IO.File.Delete(File);

    /// <summary>Connects the session; the error where that cannot be.</summary>
    public GenAssetError? Connect()
    {
        if (Server is null)
            return Session.Connect(new EmbeddedOptions(Home)).Error;
        var key = KeyOf(KeyVariable, Secret, Vault);
        return key.Succeeded ? Session.Connect(new ClientOptions(Server, key.Value.Length == 0 ? null : key.Value, Proxy)).Error : key.Error;
    }

    /// <summary>The key that a variable or a vault holds; empty where none is named.</summary>
    public static Outcome<string> KeyOf(string? variable, string? secret, string? vault)
    {
        if (secret is not null)
            return SecretVault.Read(secret, vault);
        if (variable is null)
            return "";
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key
            ? key
            : GenAssetError.Of(ErrorCatalog.KeyRefused, $"The environment variable {variable}, which should hold the key, is not set.", suggestion: $"Set it, $env:{variable} = …, or name another with Connect-GenAsset -KeyVariable.");
    }
}

/// <summary>The saved connection's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(SavedConnection))]
internal sealed partial class SavedConnectionJson : JsonSerializerContext;
