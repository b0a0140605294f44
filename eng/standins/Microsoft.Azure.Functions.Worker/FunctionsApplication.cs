using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a worker's program begins.</summary>
public static class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new();
}

/// <summary>A worker being put together.</summary>
public class FunctionsApplicationBuilder
{
    internal FunctionsApplicationBuilder()
    {
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public ConfigurationManager Configuration { get; } = new();

    public IHost Build() => throw new PlatformNotSupportedException("This is built with stand-ins: build with -p:StandIns=false to run it.");
}
