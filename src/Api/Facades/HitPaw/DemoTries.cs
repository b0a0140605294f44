using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenAsset.Api.State;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>
/// Enhancements that a key may have whose owner was never granted credits: so many in all, where the server says so at all. A small file an owner counts them, over restarts.
/// </summary>
/// <param name="folder">Where the files are, made with the first try.</param>
/// <param name="most">How many there are.</param>
internal sealed class DemoTries(string folder, int most)
{
    /// <summary>Takes a try, or returns null when there are no more. One that is not kept is given back.</summary>
    public Try? Take(string owner)
    {
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner))));
        return Move(path, +1) ? new Try(this, path) : null;
    }

    private bool Move(string path, int by)
    {
        using var exclusive = ExclusiveFile.Take(Path.Combine(folder, ".lock"));
        var taken = File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var count) ? count : 0;
        if (taken + by > most)
            return false;
        PrivateFile.Replace(path, Encoding.UTF8.GetBytes((taken + by).ToString(CultureInfo.InvariantCulture)));
        return true;
    }

    /// <summary>A try that was taken.</summary>
    internal sealed class Try(DemoTries tries, string path) : IDisposable
    {
        private bool _isKept;

        /// <summary>The job was accepted: the try is used.</summary>
        public void Keep() => _isKept = true;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_isKept)
                tries.Move(path, -1);
        }
    }
}
