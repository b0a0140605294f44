namespace GenAsset.Doubles;

/// <summary>Algovera: result=FILE is what each job makes.</summary>
internal static class Algovera
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var tasks = new TaskTable(options);
        return tasks.Serve(request =>
        {
            var body = request.Json();
            if ((request.Query.GetValueOrDefault("api_key") ?? (string?)body?["api_key"]) is not "the-key")
                return Reply.Json(401, """{"detail":"the key the-wrong-key is unknown"}""");
            return (request.Method, request.Path) switch
            {
                ("POST", "/api/txt2img") when body?["prompt"] is not null && body["seed"] is not null => Reply.Json(200, $$"""{"job_uuid":"{{tasks.Take(tasks.NewId(32))}}"}"""),
                ("GET", "/api/status") => Status(tasks.Look(request.Query.GetValueOrDefault("job_uuid"))),
                ("GET", "/api/getAsset") when tasks.Has((string?)body?["job_uuid"]) => new Reply(200, tasks.File("result"), "image/png"),
                _ => Reply.Json(422, """{"detail":"that is not in the document"}"""),
            };
        });
    }

    private static Reply Status(string? standing) => standing is null
        ? Reply.Json(404, """{"detail":"no such job"}""")
        : Reply.Json(200, $$"""{"job_status":"{{standing switch { "done" => "done", "failed" => "failed", _ => "created" }}}"}""");
}
