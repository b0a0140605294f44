using System.Collections.Concurrent;

namespace System.Management.Automation.Running;

/// <summary>Commands behind one another, run as PowerShell runs them: each object goes all the way through before the next one starts.</summary>
public sealed class Pipeline
{
    private readonly List<object?> _input;
    private readonly bool _hasInput;
    private readonly List<Command> _commands = [];

    private Pipeline(IEnumerable<object?> input, bool hasInput) => (_input, _hasInput) = ([.. input], hasInput);

    /// <summary>A pipeline that begins with these objects.</summary>
    public static Pipeline Of(params IEnumerable<object?> input) => new(input, hasInput: true);

    /// <summary>The same, after Set-Location to a folder.</summary>
    public static Pipeline At(string location, params IEnumerable<object?> input) => new(input, hasInput: true) { Location = location };

    /// <summary>A pipeline that begins with this command.</summary>
    public static Pipeline Run<T>(params (string Name, object? Value)[] arguments)
        where T : PSCmdlet, new() => new Pipeline([], hasInput: false).To<T>(arguments);

    /// <summary>The same, after Set-Location to a folder.</summary>
    public static Pipeline RunAt<T>(string location, params (string Name, object? Value)[] arguments)
        where T : PSCmdlet, new() => new Pipeline([], hasInput: false) { Location = location }.To<T>(arguments);

    /// <summary>Where Set-Location went before.</summary>
    private string Location { get; init; } = Environment.CurrentDirectory;

    /// <summary>What has come out so far; may be looked at while the pipeline runs.</summary>
    public PipelineResult Result { get; } = new();

    /// <summary>What a person answers when asked to confirm.</summary>
    public bool Answer { get; set; }

    internal bool IsStopping { get; private set; }

    internal int ThreadId { get; private set; }

    /// <summary>Sends what came so far to one more command. An argument with an empty name goes by position.</summary>
    public Pipeline To<T>(params (string Name, object? Value)[] arguments)
        where T : PSCmdlet, new()
    {
        _commands.Add(new Command(this, new T(), arguments, Next));
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    public PipelineResult Invoke()
    {
        ThreadId = Environment.CurrentManagedThreadId;
        try
        {
            for (var i = 0; i < _commands.Count; i++)
                _commands[i].Begin(Location, expectsInput: i > 0 || _hasInput);
            if (!_hasInput)
                _commands[0].ProcessOnce();
            foreach (var item in _input)
                _commands[0].Process(item);
            foreach (var command in _commands)
                command.End();
        }
        catch (PipelineStoppedException)
        {
            Result.WasStopped = true;
        }
        catch (TerminatingErrorException ended)
        {
            Result.Terminating = ended.Record;
            Result.Errors.Enqueue(ended.Record);
        }
        finally
        {
            foreach (var command in _commands)
                command.Dispose();
        }

        return Result;
    }

    /// <summary>What Ctrl+C does: tells every command to stop, from another thread.</summary>
    public void Stop()
    {
        IsStopping = true;
        foreach (var command in _commands)
            command.Stop();
    }

    private void Next(Command from, object? item)
    {
        var index = _commands.IndexOf(from) + 1;
        if (index < _commands.Count)
            _commands[index].Process(item);
        else
            Result.Output.Enqueue(item);
    }
}

/// <summary>What came out of a pipeline.</summary>
public sealed class PipelineResult
{
    public ConcurrentQueue<object?> Output { get; } = new();

    public ConcurrentQueue<ErrorRecord> Errors { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> Verbose { get; } = new();

    public ConcurrentQueue<ProgressRecord> Progress { get; } = new();

    /// <summary>The "what if" lines.</summary>
    public ConcurrentQueue<string> WhatIf { get; } = new();

    /// <summary>The questions that were asked before something was done.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>The error that ended the pipeline; it is among <see cref="Errors"/> too.</summary>
    public ErrorRecord? Terminating { get; internal set; }

    public bool WasStopped { get; internal set; }

    /// <summary>The output as objects of one type.</summary>
    public IReadOnlyList<T> As<T>() => [.. Output.Select(item => item is PSObject wrapped && typeof(T) != typeof(PSObject) ? wrapped.BaseObject : item).Cast<T>()];

    /// <summary>The errors' ids, without the command's name.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}
