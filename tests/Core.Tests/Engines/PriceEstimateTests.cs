using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Engines;

public sealed class PriceEstimateTests
{
    private static readonly EngineInfo[] Engines =
    [
        new("paid", [ItemKind.Image], Models: ["fine"], Price: 0.07m),
        new("coins", [ItemKind.Enhancement]),
        new("meshes", [ItemKind.Model], OnlyByName: true, Price: 0.5m),
        new("builtin/preview", [ItemKind.Image, ItemKind.Model]),
    ];

    [Fact]
    public void Each_item_costs_what_the_engine_that_takes_it_says()
    {
        var price = new PriceEstimate(Engines);

        price.Add(new ImageItem("x"));
        price.Add(new ImageItem("x") { Engine = "BUILTIN/preview" });
        price.Add(new ImageItem("x") { Model = "other" });
        price.Add(new ModelItem("x"));
        price.Add(new ModelItem("x") { Engine = "meshes" });
        price.Add(new ModelItem("x") { Stages = [new ItemStage(ItemKind.Image), new ItemStage(ItemKind.Model, "meshes")] });

        (price.Items, price.Known, price.Unpriced).ShouldBe((6, 1.14m, 0));
    }

    [Fact]
    public void An_engine_that_tells_its_price_only_afterwards_is_counted_apart()
    {
        var price = new PriceEstimate(Engines);

        price.Add(new EnhancementItem());
        price.Add(new ImageItem("x"));

        (price.Items, price.Known, price.Unpriced).ShouldBe((2, 0.07m, 1));
    }
}
