using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    [Fact]
    public void Signs_as_the_standards_own_example_does()
    {
        var key = WebhookSignature.KeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

        WebhookSignature.Of(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_dG9vIHNob3J0")]
    [InlineData("whsec_not base64 at all, not base64 at all")]
    public void Takes_only_secrets_of_the_standard(string secret) => WebhookSignature.KeyOf(secret).ShouldBeNull();
}
