using System.Collections;
using System.Reflection;

namespace System.Management.Automation.Running;

/// <summary>One command of a pipeline, and what it writes to.</summary>
internal sealed class Command : ICommandRuntime, IDisposable
{
    private readonly Pipeline _pipeline;
    private readonly PSCmdlet _cmdlet;
    private readonly (string Name, object? Value)[] _arguments;
    private readonly Action<Command, object?> _next;
    private readonly ParameterBinder _binder;

    public Command(Pipeline pipeline, PSCmdlet cmdlet, (string Name, object? Value)[] arguments, Action<Command, object?> next)
    {
        (_pipeline, _cmdlet, _arguments, _next, _binder) = (pipeline, cmdlet, arguments, next, new ParameterBinder(cmdlet));
        cmdlet.CommandRuntime = this;
    }

    public void Begin(string location, bool expectsInput)
    {
        _cmdlet.SessionState.Path.Location = location;
        Guarded(() =>
        {
            _binder.BindArguments(_arguments, expectsInput);
            _cmdlet.Begin();
        });
    }

    public void ProcessOnce() => Guarded(_cmdlet.Process);

    public void Process(object? input) => Guarded(() =>
    {
        if (_binder.BindInput(input) is not { } undo)
        {
            WriteError(new ErrorRecord(new ParameterBindingException("No parameter takes the object."), "InputObjectNotBound", ErrorCategory.InvalidArgument, input));
            return;
        }

        _cmdlet.Process();
        undo();
    });

    public void End() => Guarded(_cmdlet.End);

    public void Stop() => _cmdlet.Stop();

    public void Dispose() => (_cmdlet as IDisposable)?.Dispose();

    public void WriteObject(object? sendToPipeline)
    {
        CheckMayWrite();
        _next(this, sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        foreach (var item in enumerateCollection && sendToPipeline is IEnumerable list and not string ? list.Cast<object?>() : [sendToPipeline])
            WriteObject(item);
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        CheckMayWrite();
        errorRecord.Source = _cmdlet.GetType();
        _pipeline.Result.Errors.Enqueue(errorRecord);
    }

    public void WriteWarning(string text)
    {
        CheckMayWrite();
        _pipeline.Result.Warnings.Enqueue(text);
    }

    public void WriteVerbose(string text)
    {
        CheckMayWrite();
        _pipeline.Result.Verbose.Enqueue(text);
    }

    public void WriteProgress(ProgressRecord progressRecord)
    {
        CheckMayWrite();
        _pipeline.Result.Progress.Enqueue(progressRecord);
    }

    public bool ShouldProcess(string target, string action)
    {
        CheckMayWrite();
        if (!_binder.Metadata.SupportsShouldProcess)
            throw new InvalidOperationException($"{_cmdlet.GetType().Name} asks ShouldProcess and does not say that it supports it.");
        if (_binder.WhatIf)
        {
            _pipeline.Result.WhatIf.Enqueue($"{action}: {target}");
            return false;
        }

        if (!_binder.Confirm && _binder.Metadata.ConfirmImpact < ConfirmImpact.High)
            return true;
        _pipeline.Result.Questions.Enqueue($"{action}: {target}");
        return _pipeline.Answer;
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        errorRecord.Source = _cmdlet.GetType();
        throw new TerminatingErrorException(errorRecord);
    }

    // What PowerShell makes of an exception that a command lets through: an error named after its type, which ends the pipeline.
    private void Guarded(Action action)
    {
        if (_pipeline.IsStopping)
            throw new PipelineStoppedException();
        try
        {
            action();
        }
        catch (Exception fault) when (fault is not (PipelineStoppedException or TerminatingErrorException))
        {
            var cause = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
            throw new TerminatingErrorException(new ErrorRecord(cause, cause.GetType().FullName!, ErrorCategory.NotSpecified, null) { Source = _cmdlet.GetType() }); // a thrown type has a name
        }
    }

    private void CheckMayWrite()
    {
        if (Environment.CurrentManagedThreadId != _pipeline.ThreadId)
            throw new InvalidOperationException("Only the pipeline's thread may write.");
        if (_pipeline.IsStopping)
            throw new PipelineStoppedException();
    }
}
