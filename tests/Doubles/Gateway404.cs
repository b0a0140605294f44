namespace GenAsset.Doubles;

/// <summary>The 404 gateway: result=FILE is what each task makes.</summary>
internal static class Gateway404
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var tasks = new TaskTable(options);
        return tasks.Serve(request =>
        {
            if (request.Header("x-api-key") is not "the-key")
                return Reply.Json(401, """{"error":"the key the-wrong-key is unknown"}""");
            var id = request.Query.GetValueOrDefault("id");
            return (request.Method, request.Path) switch
            {
                ("POST", "/add_task") when request.Json()?["prompt"] is not null => Reply.Json(200, $$"""{"id":"{{tasks.Take(tasks.NewId(32))}}"}"""),
                ("GET", "/get_status") => Reply.Json(200, $$"""{"status":"{{tasks.Look(id) switch { "done" => "Success", "failed" => "Failure", _ => "NoResult" }}}"}"""),
                ("GET", "/get_result") when tasks.Has(id) => new Reply(200, tasks.File("result"), "application/octet-stream"),
                _ => Reply.Json(400, """{"error":"that is not in the document"}"""),
            };
        });
    }
}
