using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Security;

/// <summary>Puts the security of the API together.</summary>
internal static class KeySecurity
{
    public static void AddKeys(this IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(provider => new CreditLedger(options.CreditsFile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Admission>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<RateLimits>();
        services.AddHostedService<CreditSettlement>();
        services.AddCors();
        services.AddSingleton<PageOrigins>();
        services.AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<PageOrigins>()); // after AddCors: the last one is asked
        // The host's own request log writes whole addresses, and a facade's clients put their key into the query.
        services.Configure<LoggerFilterOptions>(log => log.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null)));
    }

    public static void UseKeys(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseCors();
        app.UseMiddleware<BrowserGuard>();
        app.UseMiddleware<KeyGate>();
    }
}
