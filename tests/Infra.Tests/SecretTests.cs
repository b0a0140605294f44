using GenAsset.Infra.Tests.Rules;

namespace GenAsset.Infra.Tests;

/// <summary>infra/, the Dockerfile and docs/05-azure.md keep the rules of secrets, open doors and roles. That the rules see what they are for: <see cref="PlantedFaultTests"/>.</summary>
public sealed class SecretTests
{
    [Fact]
    public void Nothing_holds_reads_or_gives_out_a_secret() => Secrets.Faults(Checkout.Here).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_open() => Doors.Faults(Checkout.Here).ShouldBeEmpty();

    [Fact]
    public void Every_role_is_narrow_and_has_its_reason() => Roles.Faults(Checkout.Here).ShouldBeEmpty();
}
