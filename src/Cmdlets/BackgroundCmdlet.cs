using System.Management.Automation;
using System.Reflection;

namespace GenAsset.Cmdlets;

/// <summary>
/// A cmdlet that may take long, and so can run as a PowerShell job. With -AsJob it collects what comes down the pipeline and gives all of it to itself, in
/// the background: what it does is written once.
/// </summary>
public abstract class BackgroundCmdlet : GenAssetCmdlet
{
    private readonly List<PSObject> _input = [];
    private Dictionary<string, object>? _said;

    /// <summary>Runs as a PowerShell job, for Wait-Job, Receive-Job and Stop-Job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <summary>Whether it talks to a backend, so that a job of it keeps the connection of now.</summary>
    private protected virtual bool NeedsConnection => true;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        if (AsJob)
            _said = Arguments();
        else
            Begin();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (!AsJob)
            Process();
        else if (_said is { } said && PipelineParameters().Where(parameter => !said.ContainsKey(parameter.Name)).ToList() is { Count: > 0 } fromPipeline)
            _input.Add(Row(fromPipeline));
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (AsJob)
            StartJob();
        else
            End();
    }

    /// <summary>What comes before the first object.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>What is done with each object.</summary>
    protected abstract void Process();

    /// <summary>What comes after the last object.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Makes paths among the arguments mean the same elsewhere: drives and places of this session are unknown in the background.</summary>
    protected virtual void Localize(IDictionary<string, object> arguments)
    {
    }

    // What stands on the command line; in BeginProcessing nothing of the pipeline is bound yet.
    private Dictionary<string, object> Arguments()
    {
        var said = new Dictionary<string, object>(MyInvocation.BoundParameters, StringComparer.OrdinalIgnoreCase);
        said.Remove(nameof(AsJob));
        Localize(said);
        return said;
    }

    private PSObject Row(List<PropertyInfo> parameters)
    {
        var row = new PSObject();
        foreach (var parameter in parameters)
        {
            if (parameter.GetValue(this) is { } value)
                row.Properties.Add(new PSNoteProperty(parameter.Name, value));
        }

        return row;
    }

    private IEnumerable<PropertyInfo> PipelineParameters() =>
        GetType().GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName));

    private void StartJob()
    {
        var connection = NeedsConnection ? Connection : null;
        var job = new GenAssetBackgroundJob(MyInvocation.Line.Trim(), MyInvocation.MyCommand.Name);
        JobRepository.Add(job);
        job.Start(GetType(), _said!, _input, SessionState.Path.CurrentFileSystemLocation.ProviderPath, connection); // BeginProcessing came first
        WriteObject(job);
    }
}
