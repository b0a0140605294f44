using GenAsset.Media.Preview.Composing;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Tests.Preview;

public sealed class StandingTests
{
    [Fact]
    public void A_thing_stands_on_the_broad_low_step_and_not_on_the_pole_that_is_higher()
    {
        var target = Solids.Box(2, 1, 2).At(0, 0.5f, 0) + Solids.Cylinder(0.03f, 3).At(0.8f, 1.5f, -0.8f);
        var place = Relief.Of(target).Stand(0.3f);
        place.Y.ShouldBe(1, 0.02);
    }

    [Fact]
    public void Heights_follow_a_ball()
    {
        var relief = Relief.Of(Solids.Sphere(1).At(0, 1, 0));
        relief.HeightAt(0, 0, 0.05f)!.Value.ShouldBe(2, 0.05);
        relief.HeightAt(0.7f, 0, 0.05f)!.Value.ShouldBe(1.71f, 0.15);
    }

    [Fact]
    public void Beside_the_target_there_is_nothing_to_stand_on() =>
        Relief.Of(Solids.Sphere(1).At(0, 1, 0)).HeightAt(5, 5, 0.1f).ShouldBeNull();
}
