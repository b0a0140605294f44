using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Geometry.Simplifying;

namespace GenAsset.Media.Tests.Geometry.Simplifying;

public sealed class CollapseQueueTests
{
    [Fact]
    public void Candidates_come_by_rank_and_equal_ones_as_they_went_in()
    {
        var queue = new CollapseQueue(4);
        foreach (var (number, rank) in new[] { (0, 5f), (1, 0f), (2, 1e-30f), (3, 5f), (4, float.PositiveInfinity), (5, 0f), (6, 1e30f) })
            queue.Enqueue(Number(number), rank);

        Drain(queue).ShouldBe([1, 5, 2, 0, 3, 6, 4]);
    }

    [Fact]
    public void What_is_not_a_number_comes_last()
    {
        var queue = new CollapseQueue(4);
        queue.Enqueue(Number(0), float.NaN);
        queue.Enqueue(Number(1), float.MaxValue);

        Drain(queue).ShouldBe([1, 0]);
    }

    [Fact]
    public void An_empty_queue_gives_nothing_and_can_be_filled_again()
    {
        var queue = new CollapseQueue(0);
        queue.TryDequeue(out _).ShouldBeFalse();
        queue.Enqueue(Number(7), 3);
        Drain(queue).ShouldBe([7]);
        queue.Enqueue(Number(8), 1);

        Drain(queue).ShouldBe([8]);
    }

    [Fact]
    public void Each_comes_once_and_never_more_than_three_percent_after_a_better_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(bool Takes, NonNegativeInt Rank)[]>(), steps =>
        {
            var queue = new CollapseQueue(1);
            var waiting = new Dictionary<int, float>();
            for (var i = 0; i < steps.Length; i++)
            {
                // Ranks over many powers of two.
                var rank = MathF.Pow(1.37f, steps[i].Rank.Get % 200) - 1;
                queue.Enqueue(Number(i), rank);
                waiting.Add(i, rank);
                if (steps[i].Takes && !TakesAGoodOne())
                    return false;
            }
            while (waiting.Count > 0)
                if (!TakesAGoodOne())
                    return false;
            return !queue.TryDequeue(out _);

            bool TakesAGoodOne() =>
                queue.TryDequeue(out var taken) && waiting.Remove(taken.Kept, out var rank) && waiting.Values.All(other => other * 1.04f >= rank);
        }).QuickCheckThrowOnFailure();

    private static Candidate Number(int number) => new(number, 0, 0);

    private static List<int> Drain(CollapseQueue queue)
    {
        var all = new List<int>();
        while (queue.TryDequeue(out var candidate))
            all.Add(candidate.Kept);
        return all;
    }
}
