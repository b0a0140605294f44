using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace GenAsset.Cmdlets;

/// <summary>
/// One of our cmdlets at work in the background of the same process, with the connection that it was started with: Wait-Job, Receive-Job and Stop-Job work as on any other job.
/// Stopping it stops the cmdlet, and no job of GenAsset's.
/// </summary>
public sealed class GenAssetBackgroundJob : Job
{
    /// <summary>The variable of the background's own shell that holds the connection.</summary>
    internal const string ConnectionName = "GenAssetConnection";

    private const int MostProgress = 20;

    private readonly Lock _gate = new();
    private PowerShell? _shell;
    private Runspace? _runspace;

    internal GenAssetBackgroundJob(string command, string name)
        : base(command, name)
    {
        PSJobTypeName = "GenAssetJob";
    }

    /// <summary>Whether something waits to be received.</summary>
    public override bool HasMoreData => Output.Count + Error.Count + Warning.Count + Verbose.Count + Information.Count + Progress.Count > 0;

    /// <summary>Where it runs: always here.</summary>
    public override string Location => "localhost";

    /// <summary>What it is doing, in a word or two.</summary>
    public override string StatusMessage => Progress.Count > 0 && JobStateInfo.State == System.Management.Automation.JobState.Running ? Progress[^1].StatusDescription : "";

    /// <summary>Stops the cmdlet, as Ctrl+C does; GenAsset's own jobs go on.</summary>
    public override void StopJob()
    {
        lock (_gate) // a shell that is let go of while it stops breaks
            _shell?.Stop();
        Finished.WaitOne();
    }

    internal void Start(Type cmdlet, Dictionary<string, object> arguments, List<PSObject> input, string location, Connection? connection)
    {
        var state = InitialSessionState.CreateDefault2();
        var name = cmdlet.GetCustomAttribute<CmdletAttribute>()!; // it is one
        state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", cmdlet, null));
        if (connection is not null)
            state.Variables.Add(new SessionStateVariableEntry(ConnectionName, connection, "", ScopedItemOptions.Constant));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(location);
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddCommand($"{name.VerbName}-{name.NounName}").AddParameters(arguments);
        (shell.Streams.Error, shell.Streams.Warning, shell.Streams.Verbose) = (Error, Warning, Verbose);
        (shell.Streams.Progress, shell.Streams.Information, shell.Streams.Debug) = (Progress, Information, Debug);
        shell.InvocationStateChanged += (_, change) => Follow(change.InvocationStateInfo);
        _shell = shell;
        Progress.DataAdded += (_, _) => ForgetOldProgress();
        SetJobState(System.Management.Automation.JobState.Running);
        var objects = new PSDataCollection<PSObject>(input);
        objects.Complete();
        shell.BeginInvoke(input.Count > 0 ? objects : null, Output);
    }

    /// <summary>Lets go of the shell that it runs in, stopping it first.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (JobStateInfo.State == System.Management.Automation.JobState.Running)
                StopJob();
            Close();
        }

        base.Dispose(disposing);
    }

    // Four a second, for as long as a job takes: whoever looks wants the last.
    private void ForgetOldProgress()
    {
        lock (((ICollection)Progress).SyncRoot)
        {
            while (Progress.Count > MostProgress)
                Progress.RemoveAt(0);
        }
    }

    private void Follow(PSInvocationStateInfo state)
    {
        switch (state.State)
        {
            case PSInvocationState.Completed:
                End(System.Management.Automation.JobState.Completed);
                break;
            case PSInvocationState.Stopped:
                End(System.Management.Automation.JobState.Stopped);
                break;
            case PSInvocationState.Failed:
                // What ended it is an error like the others: Receive-Job shows it.
                if (state.Reason is IContainsErrorRecord { ErrorRecord: { } record } && Error.IsOpen)
                    Error.Add(record);
                End(System.Management.Automation.JobState.Failed);
                break;
        }
    }

    private void End(System.Management.Automation.JobState state)
    {
        Output.Complete();
        SetJobState(state);
        ThreadPool.QueueUserWorkItem(_ => Close()); // not on the shell's own thread, which it ends
    }

    private void Close()
    {
        lock (_gate)
        {
            _shell?.Dispose();
            _runspace?.Dispose();
            (_shell, _runspace) = (null, null);
        }
    }
}
