using System.Net.Sockets;
using GenAsset.Core.Storage;

namespace GenAsset.Host.Page;

/// <summary>The page of the server that runs on a home: a server notes its address there, and whoever looks for it asks whether it still answers.</summary>
internal static class RunningPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1); // a server on this machine answers in milliseconds

    /// <summary>Notes where the server of a home listens.</summary>
    public static void Note(HomeFolder home, IEnumerable<string> addresses)
    {
        if (!File.Exists(Path.Combine(PageEndpoints.Folder, "index.html")) || addresses.Select(Reachable).OrderBy(uri => uri.Scheme == Uri.UriSchemeHttps).FirstOrDefault() is not { } address)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(home))!); // a file below the home has a parent
        File.WriteAllText(FileOf(home), address.ToString());
    }

    /// <summary>Takes the note away, when the server stops.</summary>
    public static void Forget(HomeFolder home) => File.Delete(FileOf(home));

    /// <summary>A job's address on the page, or null where no server answers.</summary>
    public static async Task<Uri?> FindAsync(HomeFolder home, string jobId)
    {
        if (!File.Exists(FileOf(home)) || !Uri.TryCreate(await File.ReadAllTextAsync(FileOf(home)), UriKind.Absolute, out var address))
            return null;
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "v1/health"));
            return answer.IsSuccessStatusCode ? new Uri(address, $"#/jobs/{jobId}") : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or SocketException)
        {
            return null; // it crashed, and its note stayed
        }
    }

    private static string FileOf(HomeFolder home) => Path.Combine(home.Path, "server", "page-address.txt");

    // Who listens everywhere is reached here.
    private static Uri Reachable(string address)
    {
        var uri = new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        return new UriBuilder(uri) { Path = "/" }.Uri;
    }
}
