namespace GenAsset.Functions.Tests.Simulating;

public sealed class GrowthTests
{
    [Fact]
    public void Ten_thousand_items_replay_few_rows_and_ten_times_as_many_hardly_more_than_ten_times_that()
    {
        var small = Growth.OfChunks(10_000);
        var large = Growth.OfChunks(100_000);
        small.ReplayedRows.ShouldBeLessThan(3_000_000);
        ((double)large.ReplayedRows / small.ReplayedRows).ShouldBeLessThan(20);
        large.LongestHistory.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Even_in_chunks_of_one_item_ten_thousand_stay_below_three_million_rows()
    {
        var hub = Growth.OfChunks(10_000, chunkSize: 1, window: 4);
        hub.ReplayedRows.ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public void A_flat_fan_out_grows_with_the_square()
    {
        var (small, large) = (Growth.Flat(200), Growth.Flat(400));
        ((double)large.ReplayedRows / small.ReplayedRows).ShouldBeGreaterThan(3.5);
        small.ReplayedRows.ShouldBeGreaterThan(Growth.OfChunks(10_000).ReplayedRows);
    }
}
