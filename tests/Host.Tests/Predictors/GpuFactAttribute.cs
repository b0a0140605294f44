namespace GenAsset.Host.Tests.Predictors;

/// <summary>A test that needs packages of Python's.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GpuFactAttribute : FactAttribute
{
    public GpuFactAttribute(params string[] packages) => Skip = GpuPython.WhyMissing(packages);
}
