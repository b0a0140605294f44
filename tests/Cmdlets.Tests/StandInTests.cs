using System.Reflection;
using System.Runtime.Loader;

namespace GenAsset.Cmdlets.Tests;

/// <summary>The stand-in of PowerShell's engine against the reference assembly that the cmdlets are compiled with.</summary>
public sealed class StandInTests
{
    private static readonly Assembly Reference = new AssemblyLoadContext("reference").LoadFromAssemblyPath(
        typeof(StandInTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "PowerShellReference").Value!); // the project file sets it

    private static readonly Type[] OurTypes = [.. typeof(PSCmdlet).Assembly.GetExportedTypes().Where(type => type.Namespace != typeof(Pipeline).Namespace)];

    [Fact]
    public void Has_no_type_that_PowerShell_lacks() =>
        OurTypes.Where(type => Reference.GetType(type.FullName!) is null).ShouldBeEmpty(); // an exported type has a full name

    [Fact]
    public void Its_enums_have_the_same_numbers()
    {
        foreach (var ours in OurTypes.Where(type => type.IsEnum))
        {
            var theirs = Reference.GetType(ours.FullName!)!; // the test above
            foreach (var name in Enum.GetNames(ours))
                Convert.ToInt32(Enum.Parse(ours, name)).ShouldBe(Convert.ToInt32(theirs.GetField(name)!.GetRawConstantValue()), $"{ours.Name}.{name}");
        }
    }

    [Fact]
    public void Carries_the_same_public_key() =>
        typeof(PSCmdlet).Assembly.GetName().GetPublicKeyToken().ShouldBe(Reference.GetName().GetPublicKeyToken());
}
