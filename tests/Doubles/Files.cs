namespace GenAsset.Doubles;

/// <summary>A server that keeps what it is sent by PUT, and gives it back.</summary>
internal static class Files
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var files = new System.Collections.Concurrent.ConcurrentDictionary<string, byte[]>();
        return request =>
        {
            if (request.Method == "PUT")
                files[request.Path] = request.Body;
            return Task.FromResult(files.TryGetValue(request.Path, out var file) ? new Reply(200, file, "application/octet-stream") : Reply.Json(404, "{}"));
        };
    }
}
