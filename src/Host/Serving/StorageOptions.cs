using System.CommandLine;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;

namespace GenAsset.Host.Serving;

/// <summary>Which storage account is used.</summary>
/// <param name="Address">Its URL or a connection string; left out, what the environment says.</param>
/// <param name="Name">What its container and queues are named after.</param>
internal sealed record StorageOptions(string? Address, string Name = StorageAccount.DefaultPrefix)
{
    private const int MinName = 3;
    private const int MaxName = 20;

    /// <summary>The options of the command line.</summary>
    public static (Option<string?> Address, Option<string> Name) Create()
    {
        var address = new Option<string?>("--storage")
        {
            Description = $"An Azure storage account, as https://NAME.blob.core.windows.net (or UseDevelopmentStorage=true); a connection string holds a secret that others on this machine can read on a command line: put it into {StorageAccount.Variable}",
            HelpName = "URL",
        };
        var name = new Option<string>("--storage-name") { Description = "What the account's container and queues are named after", DefaultValueFactory = _ => StorageAccount.DefaultPrefix, HelpName = "NAME" };
        name.Validators.Add(result =>
        {
            if (result.GetValue(name) is not { Length: >= MinName and <= MaxName } given || !given.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))
                result.AddError($"--storage-name has {MinName} to {MaxName} lower-case letters and digits.");
        });
        return (address, name);
    }

    /// <summary>Opens the account and makes sure that it can be used; no value where none is named.</summary>
    public async Task<Outcome<StorageAccount?>> OpenAsync(CancellationToken cancellationToken)
    {
        var address = Address ?? Environment.GetEnvironmentVariable(StorageAccount.Variable);
        if (string.IsNullOrEmpty(address))
            return (StorageAccount?)null;
        var account = StorageAccount.Open(address, Name);
        if (!account.Succeeded)
            return account.Error;
        return await account.Value.PrepareAsync(cancellationToken) is { } fault ? fault : account.Value;
    }
}
