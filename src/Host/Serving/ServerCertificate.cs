using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GenAsset.Core.Errors;

namespace GenAsset.Host.Serving;

/// <summary>The certificate of https: a given one, or one that this machine makes for itself.</summary>
internal static class ServerCertificate
{
    /// <summary>The environment variable with the password of a .pfx.</summary>
    public const string PasswordVariable = "GENASSET_CERT_PASSWORD";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>Loads a certificate with its key.</summary>
    public static Outcome<X509Certificate2> Load(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".pfx" or ".p12" => X509CertificateLoader.LoadPkcs12FromFile(path, Environment.GetEnvironmentVariable(PasswordVariable)),
                _ => LoadPem(path),
            };
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return GenAssetError.Of(
                ErrorCatalog.ConfigurationInvalid, $"The certificate {path} cannot be used: {fault.Message}",
                suggestion: $"Give a .pfx (its password in {PasswordVariable}), or a .pem with its key in the same file or beside it as .key.");
        }
    }

    /// <summary>A self-signed certificate for this machine, made once and kept: clients that trust its .pem go on trusting it.</summary>
    public static X509Certificate2 Development(string folder, TimeProvider time, out string pemPath)
    {
        pemPath = Path.Combine(folder, "dev-cert.pem");
        var keyPath = Path.Combine(folder, "dev-cert.key");
        if (File.Exists(pemPath) && File.Exists(keyPath))
        {
            var kept = LoadPem(pemPath);
            if (kept.NotAfter.ToUniversalTime() > (time.GetUtcNow() + RenewBefore).UtcDateTime)
                return kept;
            kept.Dispose();
        }

        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Sign(key, time.GetUtcNow());
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var keyFile = new StreamWriter(new FileStream(keyPath, options)))
            keyFile.Write(key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(pemPath, made.ExportCertificatePem());
        return LoadPem(pemPath);
    }

    private static X509Certificate2 Sign(ECDsa key, DateTimeOffset now)
    {
        var request = new CertificateRequest("CN=GenAsset development", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Dns.GetHostName());
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);
    }

    // TLS on Windows wants a key that came in by PKCS#12.
    private static X509Certificate2 LoadPem(string path)
    {
        var keyPath = Path.ChangeExtension(path, ".key");
        using var pem = X509Certificate2.CreateFromPemFile(path, File.Exists(keyPath) ? keyPath : null);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
