using System.Management.Automation.Internal;

namespace System.Management.Automation
{
    /// <summary>Where a cmdlet's words go.</summary>
    public interface ICommandRuntime
    {
        void WriteObject(object? sendToPipeline);

        void WriteObject(object? sendToPipeline, bool enumerateCollection);

        void WriteError(ErrorRecord errorRecord);

        void WriteWarning(string text);

        void WriteVerbose(string text);

        void WriteProgress(ProgressRecord progressRecord);

        bool ShouldProcess(string target, string action);

        void ThrowTerminatingError(ErrorRecord errorRecord);
    }

    public abstract class Cmdlet : InternalCommand
    {
        private ICommandRuntime? _runtime;

        public ICommandRuntime CommandRuntime
        {
            get => _runtime ?? throw new InvalidOperationException("The cmdlet runs in no pipeline.");
            set => _runtime = value;
        }

        public bool Stopping { get; internal set; }

        public void WriteObject(object? sendToPipeline) => CommandRuntime.WriteObject(sendToPipeline);

        public void WriteObject(object? sendToPipeline, bool enumerateCollection) => CommandRuntime.WriteObject(sendToPipeline, enumerateCollection);

        public void WriteError(ErrorRecord errorRecord) => CommandRuntime.WriteError(errorRecord);

        public void WriteWarning(string text) => CommandRuntime.WriteWarning(text);

        public void WriteVerbose(string text) => CommandRuntime.WriteVerbose(text);

        public void WriteProgress(ProgressRecord progressRecord) => CommandRuntime.WriteProgress(progressRecord);

        public bool ShouldProcess(string target, string action) => CommandRuntime.ShouldProcess(target, action);

        public void ThrowTerminatingError(ErrorRecord errorRecord) => CommandRuntime.ThrowTerminatingError(errorRecord);

        internal void Begin() => BeginProcessing();

        internal void Process() => ProcessRecord();

        internal void End() => EndProcessing();

        internal void Stop()
        {
            Stopping = true;
            StopProcessing();
        }

        protected virtual void BeginProcessing()
        {
        }

        protected virtual void ProcessRecord()
        {
        }

        protected virtual void EndProcessing()
        {
        }

        protected virtual void StopProcessing()
        {
        }
    }

    public abstract class PSCmdlet : Cmdlet
    {
        public string ParameterSetName { get; internal set; } = ParameterAttribute.AllParameterSets;

        public SessionState SessionState { get; internal set; } = new();
    }
}

namespace System.Management.Automation.Internal
{
    public abstract class InternalCommand;
}
