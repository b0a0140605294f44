namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>HTTP requests reach functions through ASP.NET Core.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}
