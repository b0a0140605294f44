using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Engines.Remote;

public sealed class TaskBookTests : IDisposable
{
    private static readonly Uri Here = new("http://here/");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-book-");

    [Fact]
    public async Task A_task_that_was_being_sent_is_unknown_until_a_person_was_told_and_had_the_item_tried_anew()
    {
        await Book(attempt: 2).SendingAsync(default);

        (await Book(attempt: 1).FindUnknownAsync()).ShouldBeTrue("nobody was told yet: a server that started anew counts tries anew too");
        (await Book(attempt: 2).FindUnknownAsync()).ShouldBeTrue("the process ended before it could tell");
        (await Book(attempt: 1).FindUnknownAsync()).ShouldBeFalse("tries are counted from 1 again when a person has the item tried anew");
        (await Book(attempt: 2).FindUnknownAsync()).ShouldBeFalse("nothing was sent since");
    }

    [Fact]
    public async Task Where_tries_are_not_counted_nothing_is_risked()
    {
        await Book(attempt: 0).SendingAsync(default);

        (await Book(attempt: 0).FindUnknownAsync()).ShouldBeTrue();
        (await Book(attempt: 0).FindUnknownAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_task_whose_record_was_given_up_on_the_way_was_not_sent()
    {
        var times = 0;
        var keep = new ItemKeep(_folder.FullName, (_, token) => ++times == 1 ? Task.FromException(new OperationCanceledException(token)) : Task.CompletedTask);

        await Should.ThrowAsync<OperationCanceledException>(new TaskBook(keep, "it", Here, 1).SendingAsync(default));

        (await Book(attempt: 2).FindUnknownAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_task_is_gone_on_with_at_its_own_service_alone()
    {
        await Book(attempt: 1).TakenAsync("abc", 5);

        Book(attempt: 2).Id.ShouldBe("abc");
        Book(attempt: 2, engine: "other").Id.ShouldBeNull();
        Book(attempt: 2, at: new Uri("http://there/")).Id.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_paid_stays_when_the_task_has_ended_and_adds_up_over_engines()
    {
        var first = Book(attempt: 1);
        first.Cost.ShouldBeNull();
        await first.TakenAsync("abc", 5);
        await first.EndedAsync();
        await Book(attempt: 2).TakenAsync("def", 5);
        await Book(attempt: 3, engine: "other").TakenAsync("ghi", 0.25m);

        Book(attempt: 3).Cost.ShouldBe(10.25m);
        Book(attempt: 3).Id.ShouldBe("def");
    }

    [Fact]
    public async Task A_damaged_record_is_said_and_not_taken_for_none()
    {
        await Book(attempt: 1).TakenAsync("abc", 5);
        File.WriteAllText(Directory.GetFiles(_folder.FullName).Single(), "{\"id\":");

        Should.Throw<GenAssetException>(() => Book(attempt: 2)).Error.Code.ShouldBe("STORE_DAMAGED");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private TaskBook Book(int attempt, string engine = "it", Uri? at = null) => new(new ItemKeep(_folder.FullName), engine, at ?? Here, attempt);
}
