using GenAsset.Core.Jobs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenAsset.Host.Output;

/// <summary>How far a job is: a live bar where a person watches, a line now and then elsewhere.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    /// <summary>Shows the job until <paramref name="done"/>; fails with the token.</summary>
    public static Task ShowAsync(Func<Task<JobState?>> read, Task done, TimeSpan refreshEvery, CancellationToken cancellationToken) =>
        Terminal.IsWatched ? ShowBarAsync(read, done, refreshEvery, cancellationToken) : ShowLinesAsync(read, done, cancellationToken);

    private static async Task ShowBarAsync(Func<Task<JobState?>> read, Task done, TimeSpan refreshEvery, CancellationToken cancellationToken)
    {
        var pace = new Pace(TimeProvider.System);
        await Terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 40 }, new PercentageColumn(), new FiguresColumn(pace))
            .StartAsync(async context =>
            {
                var bar = context.AddTask("items");
                while (true)
                {
                    if (await read() is { } job)
                    {
                        pace.Note(job.Counts);
                        bar.MaxValue = Math.Max(1, job.Counts.Total);
                        bar.Value = job.Counts.Ended;
                    }

                    if (await EndsWithin(done, refreshEvery, cancellationToken))
                        return;
                }
            });
    }

    private static async Task ShowLinesAsync(Func<Task<JobState?>> read, Task done, CancellationToken cancellationToken)
    {
        var pace = new Pace(TimeProvider.System);
        while (!await EndsWithin(done, LineEvery, cancellationToken))
        {
            if (await read() is not { } job)
                continue;
            pace.Note(job.Counts);
            Terminal.Error.WriteLine(pace.Describe());
        }
    }

    private static async Task<bool> EndsWithin(Task done, TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.WhenAny(done, Task.Delay(time, TimeProvider.System, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return done.IsCompleted;
    }

    private sealed class FiguresColumn(Pace pace) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(pace.Describe());
    }
}
