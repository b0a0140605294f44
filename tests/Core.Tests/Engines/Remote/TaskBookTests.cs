using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Engines.Remote;

public sealed class TaskBookTests : IDisposable
{
    private static readonly Uri Here = new("http://here/");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-book-");

    [Fact]
    public void A_task_that_was_being_sent_is_unknown_to_later_tries_and_free_for_a_persons()
    {
        Book(attempt: 2).Sending();

        Book(attempt: 3).IsUnknown.ShouldBeTrue();
        Book(attempt: 1).IsUnknown.ShouldBeFalse("a person had the item tried anew, and tries are counted from 1 again");
        Book(attempt: 0).IsUnknown.ShouldBeTrue("where tries are not counted nothing is risked");
    }

    [Fact]
    public void A_task_is_gone_on_with_at_its_own_service_alone()
    {
        Book(attempt: 1).Taken("abc", 5);

        Book(attempt: 2).Id.ShouldBe("abc");
        Book(attempt: 2, engine: "other").Id.ShouldBeNull();
        Book(attempt: 2, at: new Uri("http://there/")).Id.ShouldBeNull();
    }

    [Fact]
    public void What_was_paid_stays_when_the_task_has_ended_and_adds_up_over_engines()
    {
        var first = Book(attempt: 1);
        first.Cost.ShouldBeNull();
        first.Taken("abc", 5);
        first.Ended();
        Book(attempt: 2).Taken("def", 5);
        Book(attempt: 3, engine: "other").Taken("ghi", 0.25m);

        Book(attempt: 3).Cost.ShouldBe(10.25m);
        Book(attempt: 3).Id.ShouldBe("def");
    }

    [Fact]
    public void A_damaged_record_is_said_and_not_taken_for_none()
    {
        Book(attempt: 1).Taken("abc", 5);
        File.WriteAllText(Directory.GetFiles(_folder.FullName).Single(), "{\"id\":");

        Should.Throw<GenAssetException>(() => Book(attempt: 2)).Error.Code.ShouldBe("STORE_DAMAGED");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private TaskBook Book(int attempt, string engine = "it", Uri? at = null) => new(new ItemKeep(_folder.FullName), engine, at ?? Here, attempt);
}
