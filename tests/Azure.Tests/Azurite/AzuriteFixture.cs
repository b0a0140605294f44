using System.Security.Cryptography;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Tests.Azurite;

/// <summary>One emulator for all the tests that do it no harm; each has a container and queues of its own in it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private RunningAzurite? _azurite;

    public RunningAzurite Azurite => _azurite ?? throw new InvalidOperationException(AzuriteProgram.MissingReason);

    /// <summary>An account that is empty.</summary>
    public async Task<StorageAccount> EmptyAsync()
    {
        var account = Azurite.Open(NewPrefix());
        (await account.PrepareAsync(CancellationToken.None)).ShouldBeNull();
        return account;
    }

    /// <summary>A name that nobody has used.</summary>
    public static string NewPrefix() => "test" + RandomNumberGenerator.GetHexString(8, lowercase: true);

    public async Task InitializeAsync()
    {
        if (AzuriteProgram.MissingReason is null)
            _azurite = await RunningAzurite.StartAsync();
    }

    public Task DisposeAsync()
    {
        _azurite?.Dispose();
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
