using System.Text;

namespace GenAsset.Doubles;

/// <summary>The reconstruction API: result=FILE is the ZIP that each job makes.</summary>
internal static class Reconstruction
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var tasks = new TaskTable(options);
        return tasks.Serve(request =>
        {
            var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return (request.Method, parts) switch
            {
                ("POST", ["jobs"]) when IsWhole(request) => Reply.Json(
                    200, $$"""{"job_id":"{{tasks.Take(tasks.NewId(8))}}","status":"queued","model_type":"reconviagen","created_at":"2026-01-31T12:30:00Z"}"""),
                ("POST", ["jobs"]) => Reply.Json(422, Error("INVALID_FILE_COUNT", "Expected 6 view images")),
                ("GET", ["jobs", var id]) => Status(tasks.Look(id), id),
                ("GET", ["jobs", var id, "download"]) when tasks.Has(id) => new Reply(200, tasks.File("result"), "application/zip"),
                ("POST", ["jobs", var id, "cancel"]) when tasks.Has(id) => Reply.Json(200, $$"""{"job_id":"{{id}}","status":"cancelled","message":"."}"""),
                _ => Reply.Json(404, Error("JOB_NOT_FOUND", "no such job")),
            };
        });
    }

    private static bool IsWhole(Request request)
    {
        var form = Encoding.Latin1.GetString(request.Body);
        return form.Split("name=views;").Length == 7 && form.Split("name=depth_renders;").Length == 7 && form.Contains("name=model_type", StringComparison.Ordinal);
    }

    private static Reply Status(string? standing, string id)
    {
        var (status, progress, error) = standing switch
        {
            "done" => ("completed", 100, "null"),
            "failed" => ("failed", 40, "\"MODEL_CONVERGENCE_FAILED: Model failed to converge\""),
            _ => ("processing", 45, "null"),
        };
        return standing is null
            ? Reply.Json(404, Error("JOB_NOT_FOUND", "no such job"))
            : Reply.Json(200, $$"""{"job_id":"{{id}}","status":"{{status}}","progress":{{progress}},"current_model":"reconviagen","error":{{error}}}""");
    }

    private static string Error(string code, string message) => $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","details":{},"suggestion":"."}}""";
}
