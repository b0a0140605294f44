using GenAsset.Media.Geometry;
using GenAsset.Media.Tests.Formats;

namespace GenAsset.Media.Tests.Geometry;

public sealed class SplatAxesTests
{
    [Fact]
    public void Turning_there_and_back_changes_nothing()
    {
        foreach (var axes in Enum.GetValues<AxisSystem>())
        {
            var cloud = SampleMeshes.Cloud(37, 4);
            var back = cloud.To(axes).To(cloud.Axes);
            back.Positions.ShouldBe(cloud.Positions);
            back.Rotations.ShouldBe(cloud.Rotations);
            back.Harmonics.ShouldBe(cloud.Harmonics);
        }
    }

    [Fact]
    public void From_PLY_to_glTF_y_and_z_turn_round()
    {
        var cloud = SampleMeshes.Cloud(3, 1, axes: AxisSystem.RightDownForward);
        var turned = cloud.To(AxisSystem.RightUpBack);
        turned.Position(1).ShouldBe(cloud.Position(1) * new System.Numerics.Vector3(1, -1, -1));
        var (q, r) = (cloud.Rotation(2), turned.Rotation(2));
        (r.X, r.Y, r.Z, r.W).ShouldBe((q.X, -q.Y, -q.Z, q.W));
        turned.Harmonics[..9].ShouldBe([.. cloud.Harmonics[..6].Select(h => -h), .. cloud.Harmonics[6..9]]);
    }

    [Fact]
    public void A_splat_turned_with_its_axes_looks_the_same()
    {
        // The covariance R S² Rᵀ must turn with the axes: flip, then compare with the flipped matrix.
        var cloud = SampleMeshes.Cloud(20, 0);
        foreach (var axes in Enum.GetValues<AxisSystem>())
        {
            var signs = SplatSigns.Between(cloud.Axes, axes);
            var flip = System.Numerics.Matrix4x4.CreateScale(signs.X, signs.Y, signs.Z);
            var turned = cloud.To(axes);
            for (var i = 0; i < cloud.Count; i++)
            {
                var (expected, actual) = (flip * Covariance(cloud, i) * flip, Covariance(turned, i));
                for (var k = 0; k < 9; k++)
                    actual[k / 3, k % 3].ShouldBe(expected[k / 3, k % 3], 1e-4f);
            }
        }
    }

    private static System.Numerics.Matrix4x4 Covariance(SplatCloud cloud, int i)
    {
        var rotation = System.Numerics.Matrix4x4.CreateFromQuaternion(System.Numerics.Quaternion.Normalize(cloud.Rotation(i)));
        var s = cloud.Deviation(i);
        return System.Numerics.Matrix4x4.Transpose(rotation) * System.Numerics.Matrix4x4.CreateScale(s * s) * rotation;
    }
}
