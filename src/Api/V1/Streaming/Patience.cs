using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAsset.Api.V1.Streaming;

/// <summary>How long an answer may be held back: until the client goes away, the server stops, or the asked time is over.</summary>
internal static class Patience
{
    private const int LongestSeconds = 60;

    /// <summary>A token that fires when the client goes away or the server stops.</summary>
    public static CancellationTokenSource Of(HttpContext context) => CancellationTokenSource.CreateLinkedTokenSource(
        context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);

    /// <summary>The "wait" of RFC 7240's Prefer header, at most a minute; null where nothing is asked.</summary>
    public static TimeSpan? Asked(HttpRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(',', ';')))
        {
            if (preference.Trim().Split('=') is [var name, var value] && name.Trim().Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds));
        }

        return null;
    }
}
