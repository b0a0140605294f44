using GenAsset.Api.Tests;
using GenAsset.Core.Scheduling;

namespace GenAsset.Cmdlets.Tests;

/// <summary>Schedules by cmdlet, in a home and at a server.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Schedules_of_a_home_are_registered_found_and_removed()
    {
        using var session = new ModuleSession();
        KeepsSchedules();
    }

    [Fact]
    public async Task And_so_are_those_of_a_server()
    {
        await using var server = await ApiServer.StartAsync();
        try
        {
            Pipeline.Run<ConnectGenAssetCommand>(("Server", server.Client.BaseAddress)).Invoke().Terminating.ShouldBeNull();
            KeepsSchedules();
        }
        finally
        {
            await Session.CloseAsync();
        }
    }

    [Fact]
    public void What_cannot_be_is_one_error_and_nothing_is_kept()
    {
        using var session = new ModuleSession();
        PipelineResult Register(string name, string cron, params (string, object?)[] more) =>
            Pipeline.Run<RegisterGenAssetScheduleCommand>([("Name", name), ("Cron", cron), ("Prompt", "a robot"), .. more]).Invoke();

        Register("x", "61 * * * *").Errors.Single().Exception.Message.ShouldContain("\"61\" is no minute");
        Register("a b", "0 * * * *").Errors.Single().FullyQualifiedErrorId.ShouldBe("VALIDATION_FAILED,GenAsset.Cmdlets.RegisterGenAssetScheduleCommand");
        Register("x", "0 * * * *", ("TimeZone", "Mars/Olympus")).Errors.Single().Exception.Message.ShouldContain("no time zone");
        Register("x", "0 * * * *", ("Width", 0)).Errors.Single().Exception.Message.ShouldContain("width");
        Register("x", "0 * * * *", ("WhatIf", true)).Output.ShouldBeEmpty();
        Pipeline.Run<GetGenAssetScheduleCommand>().Invoke().Output.ShouldBeEmpty();
        Pipeline.Run<GetGenAssetScheduleCommand>(("Name", "none")).Invoke().Errors.Single().FullyQualifiedErrorId.ShouldStartWith("SCHEDULE_NOT_FOUND");
        Pipeline.Run<UnregisterGenAssetScheduleCommand>(("Name", "none")).Invoke().Errors.Single().FullyQualifiedErrorId.ShouldStartWith("SCHEDULE_NOT_FOUND");
    }

    private static void KeepsSchedules()
    {
        var made = Pipeline.Of("a robot", PSObject.Row(("prompt", "a house"), ("width", "64"))).To<RegisterGenAssetScheduleCommand>(
            ("Name", "nightly"), ("Cron", "30 2 * * *"), ("TimeZone", "Europe/Berlin"), ("Missed", MissedRuns.Skip), ("Engine", "builtin/echo"), ("MaxParallel", 2)).Invoke().As<ScheduleState>().Single();
        Pipeline.Run<RegisterGenAssetScheduleCommand>(("Name", "off"), ("Cron", "@daily"), ("Prompt", "x"), ("Disabled", true)).Invoke().As<ScheduleState>().Single().NextDue.ShouldBeNull();

        (made.Cron, made.TimeZone, made.Missed, made.Items, made.Enabled).ShouldBe(("30 2 * * *", "Europe/Berlin", MissedRuns.Skip, 2, true));
        made.NextDue.ShouldNotBeNull();
        var found = Pipeline.Run<GetGenAssetScheduleCommand>(("Name", "nightly")).Invoke().As<ScheduleState>().Single();
        found.Job!.Items!.Select(item => item.Words).ShouldBe(["a robot", "a house"]);
        found.Job.Options!.MaxParallel.ShouldBe(2);
        Pipeline.Run<GetGenAssetScheduleCommand>(("Name", "n*")).Invoke().As<ScheduleState>().Single().Name.ShouldBe("nightly");
        Pipeline.Run<GetGenAssetScheduleCommand>().Invoke().As<ScheduleState>().Select(schedule => schedule.Name).ShouldBe(["nightly", "off"]);
        new ScheduleNameCompleter().CompleteArgument("", "", "ni", null!, new Dictionary<string, object>()).Single().CompletionText.ShouldBe("nightly");

        Pipeline.Run<UnregisterGenAssetScheduleCommand>(("Name", new[] { "nightly", "off" })).Invoke().Errors.ShouldBeEmpty();
        Pipeline.Run<GetGenAssetScheduleCommand>().Invoke().Output.ShouldBeEmpty();
    }
}
