using System.Net.Sockets;
using System.Text;

namespace GenAsset.Doubles;

/// <summary>Reads one request off a connection: its head, and a body of a known length or in chunks.</summary>
internal static class RequestReader
{
    public static async Task<Request?> ReadAsync(NetworkStream stream)
    {
        var buffered = new BufferedStream(stream, 16 << 10);
        var lines = new List<string>();
        while (await LineAsync(buffered) is { } line)
        {
            if (line.Length == 0)
                break;
            lines.Add(line);
        }

        if (lines.Count == 0)
            return null;
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);
        if (headers.TryGetValue("Expect", out var expect) && expect == "100-continue")
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
        var body = headers.ContainsKey("Transfer-Encoding") ? await ChunksAsync(buffered) : new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : 0];
        if (!headers.ContainsKey("Transfer-Encoding"))
            await buffered.ReadExactlyAsync(body);
        return new Request(start[0], start[1], headers, body);
    }

    private static async Task<byte[]> ChunksAsync(Stream stream)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var size = Convert.ToInt32((await LineAsync(stream) ?? throw new EndOfStreamException()).Split(';')[0], 16);
            var chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk);
            body.Write(chunk);
            await LineAsync(stream); // the end of the chunk, or of the trailer: nobody sends one here
            if (size == 0)
                return body.ToArray();
        }
    }

    private static async Task<string?> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        return null;
    }
}
