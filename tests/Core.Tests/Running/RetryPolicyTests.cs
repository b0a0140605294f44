using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Core.Tests.Running;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData("""{"retryAfterSeconds":30}""", 30.0)]
    [InlineData("""{"retryAfterSeconds":1.5}""", 1.5)]
    [InlineData("""{"retryAfterSeconds":"soon"}""", null)]
    [InlineData("{}", null)]
    public void A_wait_that_an_error_asks_for_is_read_whatever_number_it_is(string details, double? seconds) =>
        RetryPolicy.AskedBy(GenAssetError.Of(ErrorCatalog.RateLimited, "later", JsonNode.Parse(details)!.AsObject())).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);

    [Fact]
    public void The_same_of_one_that_was_made_here()
    {
        RetryPolicy.AskedBy(GenAssetError.Of(ErrorCatalog.RateLimited, "later", new JsonObject { ["retryAfterSeconds"] = 5 })).ShouldBe(TimeSpan.FromSeconds(5));
        RetryPolicy.AskedBy(GenAssetError.Of(ErrorCatalog.RateLimited, "later", new JsonObject { ["retryAfterSeconds"] = 2.5 })).ShouldBe(TimeSpan.FromSeconds(2.5));
        RetryPolicy.AskedBy(GenAssetError.Of(ErrorCatalog.RateLimited, "later")).ShouldBeNull();
    }
}
