using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;

namespace GenAsset.Azure.Tests.Accounts;

public sealed class StorageAccountTests
{
    private static readonly string RealConnection = $"DefaultEndpointsProtocol=https;AccountName=example;AccountKey={RunningAzurite.Secret};EndpointSuffix=core.windows.net";

    [Fact]
    public void A_connection_string_opens_its_account_and_is_told_nowhere()
    {
        var account = StorageAccount.Open(RealConnection).Value.ShouldNotBeNull();

        (account.Name, account.IsEmulator, account.HasKey).ShouldBe(("example", false, true));
        account.ToString().ShouldBe("example");
        account.Queue("done").Uri.ToString().ShouldBe("https://example.queue.core.windows.net/genasset-done");
    }

    [Fact]
    public void The_emulator_is_known_by_its_short_name()
    {
        var account = StorageAccount.Open("UseDevelopmentStorage=true", "mine").Value.ShouldNotBeNull();

        (account.IsEmulator, account.Container.Name).ShouldBe((true, "mine"));
    }

    [Fact]
    public void An_url_opens_its_account_with_the_identity_of_the_process_and_the_queues_beside_it()
    {
        var account = StorageAccount.Open("https://example.blob.core.windows.net").Value.ShouldNotBeNull();

        (account.Name, account.HasKey).ShouldBe(("example", false));
        account.Queue("work-cog").Uri.ToString().ShouldBe("https://example.queue.core.windows.net/genasset-work-cog");
    }

    [Theory]
    [InlineData("http://example.blob.core.windows.net")]
    [InlineData("https://example.blob.core.windows.net/?sig=secret")]
    [InlineData("https://me:secret@example.blob.core.windows.net")]
    [InlineData("https://example.com")]
    [InlineData("secret")]
    [InlineData("AccountName=example;AccountKey=secret")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=example;AccountKey=secret!;EndpointSuffix=core.windows.net")]
    [InlineData("=;secret=")]
    public void What_names_no_account_is_an_error_that_does_not_repeat_it(string given)
    {
        var error = StorageAccount.Open(given).Error.ShouldNotBeNull();

        error.Code.ShouldBe("CONFIGURATION_INVALID");
        (error.Message + error.Suggestion).ShouldNotContain("secret");
    }

    [Fact]
    public void What_the_storage_says_is_told_without_its_words()
    {
        var fault = new global::Azure.RequestFailedException(403, $"The MAC signature … AccountKey={RunningAzurite.Secret} sig=abc", "AuthenticationFailed", null);

        var error = StorageFault.Explain(fault, "the container");

        error.Code.ShouldBe("STORAGE_UNAVAILABLE");
        error.Message.ShouldBe("The storage refused the container: 403 AuthenticationFailed.");
    }
}
