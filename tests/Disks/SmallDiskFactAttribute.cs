namespace GenAsset.Tests.Disks;

/// <summary>A fact on a <see cref="SmallDisk"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly bool IsPossible = SmallDisk.IsPossible();

    public SmallDiskFactAttribute() => Skip = IsPossible ? null : "needs root on Linux, to mount a small tmpfs";
}
