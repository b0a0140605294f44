using System.Management.Automation;
using System.Net;
using System.Security;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>Asks Microsoft.PowerShell.SecretManagement, where it is installed, for a secret of the session's user.</summary>
internal static class SecretVault
{
    private const string Command = "Get-Secret";

    /// <summary>The secret: a text, a SecureString, or the password of a credential. Runs in the session that asks, where a vault may want to ask for its own password.</summary>
    public static Outcome<string> Read(string name, string? vault)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(Command).AddParameter("Name", name);
        if (vault is not null)
            shell.AddParameter("Vault", vault);
        try
        {
            return shell.Invoke().FirstOrDefault()?.BaseObject switch
            {
                SecureString secret => new NetworkCredential("", secret).Password,
                PSCredential credential => new NetworkCredential("", credential.Password).Password,
                string text when text.Length > 0 => text,
                _ => Refused(name, vault, shell.Streams.Error.FirstOrDefault()?.Exception.Message ?? "it is not there, or no text"),
            };
        }
        catch (CommandNotFoundException)
        {
            return GenAssetError.Of(ErrorCatalog.KeyRefused, $"There is no {Command}, which should give the secret {name}.", suggestion: "Install-PSResource Microsoft.PowerShell.SecretManagement, and a vault; or give the key with -Key or -KeyVariable.");
        }
        catch (RuntimeException fault)
        {
            return Refused(name, vault, fault.Message);
        }
    }

    private static GenAssetError Refused(string name, string? vault, string why) =>
        GenAssetError.Of(ErrorCatalog.KeyRefused, $"The secret {name}{(vault is null ? "" : $" of the vault {vault}")} cannot be had: {why}", suggestion: "See which there are: Get-SecretInfo");
}
