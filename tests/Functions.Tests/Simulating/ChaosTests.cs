namespace GenAsset.Functions.Tests.Simulating;

public sealed class ChaosTests
{
    private const int Few = 60;
    private const int Many = 1000;

    private static int Seeds => Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? Many : Few;

    [Fact]
    public async Task Whatever_is_lost_doubled_delayed_or_dies_every_item_ends_once()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var chaos = new Chaos(seed);
            try
            {
                await chaos.RunAsync();
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}: {fault.Message}\n...\n{string.Join('\n', chaos.Log.TakeLast(40))}", fault);
            }
        }
    }

    [Fact]
    public async Task A_seed_takes_the_same_way_again()
    {
        var first = new Chaos(7);
        await first.RunAsync();
        var again = new Chaos(7);
        await again.RunAsync();
        again.Log.Select(Anonymous).ShouldBe(first.Log.Select(Anonymous));
    }

    // Ids of jobs are random, and say nothing of the way.
    private static string Anonymous(string line) => System.Text.RegularExpressions.Regex.Replace(line, "[0-9]{8}-[0-9]{6}-[0-9a-z]{8}", "job");
}
