using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>HitPaw: the address of a photo in, a better photo out. Video is not served.</summary>
internal sealed class HitPawFacade(PictureFetch pictures, Downloads downloads, CreditLedger ledger, ApiOptions options) : Facade
{
    private const string Tag = "HitPaw";

    internal static readonly FacadeJobs Jobs = new("hitpaw", FacadeIds.Uuid);

    private readonly DemoTries? _demo = options.DemoTries is { } most ? new DemoTries(Path.Combine(options.StateFolder, "demo-tries"), most) : null;

    public override string Name => "hitpaw";

    public override bool Owns(PathString path) =>
        path.StartsWithSegments("/api/photo-enhancer") || path.StartsWithSegments("/api/task-status") || path.StartsWithSegments("/api/video-enhancer");

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/photo-enhancer", SubmitAsync).RequireKey().WithTags(Tag);
        routes.MapPost("/api/task-status", StatusAsync).RequireKey().WithTags(Tag);
        routes.MapMethods(Downloads.Route, [HttpMethods.Get, HttpMethods.Head], downloads.SendAsync).WithTags(Tag); // no key: the link is signed
        routes.Map("/api/video-enhancer", () => Refuse(GenAssetError.Of(ErrorCatalog.RouteNotFound, "Video is not served here; photos are, at POST /api/photo-enhancer.")))
            .WithTags(Tag).ExcludeFromDescription();
    }

    public override IResult Refuse(GenAssetError error) => ErrorRow.Answer(error);

    private async Task<IResult> SubmitAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (!body.Succeeded)
            return Refuse(body.Error);
        var asked = PhotoRequest.Read(body.Value);
        if (!asked.Succeeded)
            return Refuse(asked.Error);
        var photo = asked.Value;

        var isDemo = _demo is not null && caller is { Role: KeyRole.User, Owner: { } visitor } && ledger.BalanceOf(visitor) is null;
        using var attempt = isDemo ? _demo!.Take(caller.Owner!) : null; // both seen above
        if (isDemo && attempt is null)
            return Refuse(ErrorRow.DemoTriesExceeded.Because($"The key's {options.DemoTries} demo tries are used up: ask whoever runs the server for credits."));

        var coins = 0L;
        var fetched = await pictures.FetchAsync(photo.Address, caller.Owner, Judge, cancellationToken);
        if (!fetched.Succeeded)
            return Refuse(fetched.Error);
        var created = await Jobs.SubmitAsync(context, caller, photo.ItemOf(fetched.Value.Id), credits: coins, cancellationToken: cancellationToken);
        if (!created.Succeeded)
            return Refuse(created.Error);
        attempt?.Keep();
        return TypedResults.Json(new AcceptedAnswer(new Accepted(created.Value.Id, coins)), HitPawJson.Wire.AcceptedAnswer);

        // What the model allows, and what the caller can pay, before the picture takes up any space.
        GenAssetError? Judge((int Width, int Height)? size)
        {
            if (size is { } known && photo.FaultOf(known.Width, known.Height) is { } fault)
                return fault;
            coins = PriceTable.CoinsOf(photo.Recipe.Name, size is { } priced ? (long)priced.Width * priced.Height : null);
            return caller.Owner is { } owner && ledger.BalanceOf(owner) is { } balance && balance < coins
                ? ErrorRow.TooFewCoins.Because($"This costs {coins} coins, and {balance} are left.")
                : null;
        }
    }

    private async Task<IResult> StatusAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (!body.Succeeded)
            return Refuse(body.Error);
        if (body.Value.IsEmpty)
            return Refuse(ErrorRow.BadRequest.Because("The request has no body."));
        if (body.Value.Text("job_id") is not { } id)
            return Refuse(ErrorRow.InvalidParameters.Because("\"job_id\" is missing or is not a string."));
        if (await Jobs.FindAsync(caller, id, cancellationToken) is not { } job)
            return Refuse(ErrorRow.NoSuchTask.Because("No task of this key's owner has that job_id."));
        if (job.Item is null)
            return Refuse(ErrorRow.TaskFailed.Because(job.Reason)); // its files are gone: neither COMPLETED nor ERROR would be true

        // A size that only the engine could tell is refused as it would have been at first.
        if (job.HasFailed && job.Error is { } error && error.Code == ErrorCatalog.FileTooLarge.Name)
            return Refuse(error);
        var status = job.IsReady ? "COMPLETED" : job.HasFailed ? "ERROR" : "CONVERTING";
        var result = job.IsReady && Downloads.ResultOf(job) is not null ? downloads.LinkTo(context.Request, job, Downloads.ResultName(job)) : "";
        var original = await downloads.OriginalOf(job, cancellationToken) is { } upload ? downloads.LinkTo(context.Request, job, Downloads.OriginalName(upload)) : "";
        var standing = new Standing(job.State.Id, status, result, original, status == "ERROR" ? job.Reason : null);
        return TypedResults.Json(new StandingAnswer(standing), HitPawJson.Wire.StandingAnswer);
    }
}
