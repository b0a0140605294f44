namespace GenAsset.Doubles;

/// <summary>HitPaw: result=FILE is what each job makes; a job takes 75 coins. The fields stand inside "data" alone, as the document's answers show them.</summary>
internal static class HitPaw
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var tasks = new TaskTable(options);
        return tasks.Serve(request =>
        {
            if (request.Path == "/result.png")
                return request.Header("Apikey") is null ? new Reply(200, tasks.File("result"), "image/png") : Reply.Json(400, "a key went where none should");
            if (request.Header("Apikey") is not "the-key")
                return Reply.Json(400, """{"error_code":110400000,"message":"api_key is not valid: the-wrong-key"}""");
            var body = request.Json();
            return (request.Method, request.Path) switch
            {
                ("POST", "/api/photo-enhancer") when body?["img_url"] is not null && body["model_name"] is not null && body["extension"] is not null =>
                    Reply.Json(200, $$$"""{"code":200,"message":"OK","data":{"job_id":"{{{tasks.Take(tasks.NewId(32))}}}","consume_coins":75}}"""),
                ("POST", "/api/task-status") => Status(tasks.Look((string?)body?["job_id"]), request),
                _ => Reply.Json(400, """{"error_code":100400002,"message":"Bad Request"}"""),
            };
        });
    }

    private static Reply Status(string? standing, Request request) => standing is null
        ? Reply.Json(400, """{"error_code":110400002,"message":"The task does not exist"}""")
        : Reply.Json(200, $$$"""
            {"code":200,"message":"OK","data":{"job_id":"x","status":"{{{standing switch { "done" => "COMPLETED", "failed" => "ERROR", _ => "CONVERTING" }}}}",
             "res_url":"http://{{{request.Header("Host")}}}/result.png","original_url":""}}
            """);
}
