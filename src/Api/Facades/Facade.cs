using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Facades;

/// <summary>A published API as we serve it: its routes, the paths that are its own, and its words for what cannot be.</summary>
internal abstract class Facade
{
    /// <summary>What its jobs are marked with.</summary>
    public abstract string Name { get; }

    /// <summary>Maps the routes.</summary>
    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Whether a path is this API's, though no route may stand there.</summary>
    public abstract bool Owns(PathString path);

    /// <summary>Whether pages served from this machine (a front end under development) may call without being listed by --cors.</summary>
    public virtual bool WelcomesLocalPages => false;

    /// <summary>An error in this API's own shape.</summary>
    public abstract IResult Refuse(GenAssetError error);
}
