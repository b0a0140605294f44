namespace GenAsset.Doubles;

/// <summary>The Grok 3D pipeline: image=, glb= and usdz=FILE are what each job makes.</summary>
internal static class Grok3D
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var tasks = new TaskTable(options);
        return tasks.Serve(request =>
        {
            var id = request.Path.Split('/')[^1];
            return (request.Method, request.Path[..(request.Path.LastIndexOf('/') + 1)]) switch
            {
                ("POST", "/api/") when request.Json()?["prompt"] is not null => Reply.Json(200, $$"""{"job_id":"{{tasks.Take(tasks.NewId(8))}}","status":"queued"}"""),
                ("GET", "/api/status/") => Status(tasks.Look(id), id),
                ("GET", "/api/asset/") when tasks.Has(id) => new Reply(200, tasks.File(request.Query["asset_type"]), "application/octet-stream"),
                _ => Reply.Json(404, """{"error":"Job not found"}"""),
            };
        });
    }

    private static Reply Status(string? standing, string id)
    {
        var (status, stage, progress, error) = standing switch
        {
            "done" => ("complete", "complete", 100, "null"),
            "failed" => ("error", "error", 0, "\"Blender is out of polygons\""),
            _ => ("processing", "generating_3d", 50, "null"),
        };
        return standing is null
            ? Reply.Json(404, """{"error":"Job not found"}""")
            : Reply.Json(200, $$"""{"job_id":"{{id}}","status":"{{status}}","stage":"{{stage}}","progress":{{progress}},"created_at":"2026-01-17T14:54:00.000000","prompt":"p","error":{{error}}}""");
    }
}
