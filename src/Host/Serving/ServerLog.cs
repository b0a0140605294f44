using GenAsset.Host.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace GenAsset.Host.Serving;

/// <summary>
/// What the server says on standard error: lines for a person, or one JSON object a line for a collector. ASP.NET's own lines are let through from
/// warnings on only: below that they tell queries, and one of the served APIs carries its key there.
/// </summary>
internal sealed class ServerLog : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ILogger? _notices;

    /// <summary>Readies the log.</summary>
    public ServerLog(bool isJson)
    {
        _services = new ServiceCollection().AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that fails is told once, in our words
            if (isJson)
                logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
            else
                logging.AddSimpleConsole(text => text.SingleLine = true);
            logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }).BuildServiceProvider();
        Factory = _services.GetRequiredService<ILoggerFactory>();
        _notices = isJson ? Factory.CreateLogger("GenAsset") : null;
    }

    /// <summary>Where everything logs to.</summary>
    public ILoggerFactory Factory { get; }

    /// <summary>Says something that needs no action.</summary>
    public void Notice(string message)
    {
        if (_notices is null)
            Terminal.Notice(message);
        else if (_notices.IsEnabled(LogLevel.Information))
            _notices.LogInformation("{Notice}", message);
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
