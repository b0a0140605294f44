using System.Diagnostics;

namespace GenAsset.Infra.Tests;

/// <summary>infra/containers/model.sh beside a worker that lives, ends or is killed. The model is a shell's loop.</summary>
public sealed class ModelScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-model-");

    private string Pulse => Path.Combine(_folder.FullName, "pulse");

    private string Starts => Path.Combine(_folder.FullName, "starts");

    public void Dispose() => _folder.Delete(recursive: true);

    [ShellFact]
    public async Task Ends_well_when_the_worker_ends_and_takes_the_model_with_it()
    {
        Beat();
        using var script = Start();
        await UntilAsync(() => File.Exists(Starts));

        End();

        (await EndAsync(script)).ShouldBe(0);
        IsRunning(Model()).ShouldBeFalse();
    }

    [ShellFact]
    public async Task Ends_well_when_the_worker_had_ended_before_it_began()
    {
        End();
        using var script = Start();

        (await EndAsync(script)).ShouldBe(0);
    }

    [ShellFact]
    public async Task Ends_with_a_fault_when_the_worker_gives_no_sign_of_life()
    {
        Beat();
        using var script = Start();
        await UntilAsync(() => File.Exists(Starts));

        File.SetLastWriteTimeUtc(Pulse, File.GetLastWriteTimeUtc(Pulse).AddHours(-1));

        (await EndAsync(script)).ShouldBe(1);
    }

    [ShellFact]
    public async Task Ends_with_a_fault_when_no_worker_comes()
    {
        using var script = Start(firstSeconds: 1);

        (await EndAsync(script)).ShouldBe(1);
    }

    [ShellFact]
    public async Task Ends_with_its_model_when_it_is_asked_to()
    {
        Beat();
        using var script = Start();
        await UntilAsync(() => Model() > 0);

        using (var kill = Process.Start("kill", ["-TERM", $"{script.Id}"]))
            await kill.WaitForExitAsync();

        (await EndAsync(script)).ShouldBe(0);
        IsRunning(Model()).ShouldBeFalse();
        File.ReadAllLines(Starts).Length.ShouldBe(1);
    }

    [ShellFact]
    public async Task Ends_with_its_model_when_it_is_asked_to_in_the_model_s_first_moment()
    {
        Beat();
        using var script = Start(first: "kill -TERM $PPID");

        (await EndAsync(script)).ShouldBe(0);
        IsRunning(Model()).ShouldBeFalse();
    }

    [ShellFact]
    public async Task Starts_a_model_again_that_has_died()
    {
        Beat();
        using var script = Start();
        await UntilAsync(() => File.Exists(Starts) && Model() > 0);

        using (var model = Process.GetProcessById(Model()))
            model.Kill();

        await UntilAsync(() => File.ReadAllLines(Starts).Length == 2);
        End();
        (await EndAsync(script)).ShouldBe(0);
    }

    private void Beat() => File.WriteAllText(Pulse, "2026-11-21T00:00:00Z\n");

    private void End() => File.WriteAllText(Pulse, "over\n");

    private Process Start(int firstSeconds = 600, string first = ":")
    {
        var model = Path.Combine(_folder.FullName, "model");
        File.WriteAllText(model, $"echo $$ >> {Starts}\n{first}\nexec sleep 600\n");
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(Repository.Root, "infra", "containers", "model.sh")]) { RedirectStandardError = true };
        start.Environment["GENASSET_PULSE"] = Pulse;
        start.Environment["GENASSET_MODEL_COMMAND"] = "sh " + model;
        start.Environment["GENASSET_FIRST_SECONDS"] = $"{firstSeconds}";
        start.Environment["GENASSET_LOOK_SECONDS"] = "0.1";
        return Process.Start(start)!;
    }

    private int Model() => File.Exists(Starts) && File.ReadAllLines(Starts) is [.., var last] && int.TryParse(last, out var id) ? id : 0;

    private static bool IsRunning(int id) => id > 0 && Directory.Exists($"/proc/{id}") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static async Task<int> EndAsync(Process script)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = script.StandardError.ReadToEndAsync(bound.Token);
        await script.WaitForExitAsync(bound.Token);
        (await said).ShouldContain("model: ");
        return script.ExitCode;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, bound.Token);
    }
}

/// <summary>A test that needs a shell and /proc.</summary>
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = OperatingSystem.IsLinux() && File.Exists("/bin/sh") ? null : "needs Linux and /bin/sh";
}
