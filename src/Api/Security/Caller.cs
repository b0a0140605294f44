using System.Reflection;
using GenAsset.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenAsset.Api.Security;

/// <summary>Who calls, and what of the backend is theirs.</summary>
/// <param name="Owner">Whose jobs these are; none where everything is open.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="Key">The key that was presented; none where everything is open.</param>
/// <param name="Jobs">The backend as this caller may see it: another owner's jobs are not there, and limits are kept.</param>
public sealed record Caller(string? Owner, KeyRole Role, KeyEntry? Key, IJobBackend Jobs)
{
    /// <summary>Hands the caller of a request to its handler.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        return new(context.Features.GetRequiredFeature<Caller>());
    }
}
