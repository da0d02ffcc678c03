using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>What https is served with: <c>"certificate": "cert.pem", "certificateKey": "key.pem"</c> in <c>settings.json</c>, in the data folder or by whole paths.</summary>
/// <param name="Path">PEM: the certificate, and after it those that lead to its root.</param>
/// <param name="KeyPath">PEM: its private key, unencrypted.</param>
public sealed record ServerCertificate(string Path, string KeyPath)
{
    /// <exception cref="WrongSettingException">The files are not there, not readable, or do not belong together.</exception>
    internal ServerCertificate Checked()
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(Path, KeyPath);
            return this;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException(new(
                $"Certifikatet går inte att använda. certificate och certificateKey i settings.json ska peka ut ett certifikat och dess nyckel som PEM: {Path} och {KeyPath}.",
                $"The certificate cannot be used. certificate and certificateKey in settings.json must name a certificate and its key as PEM: {Path} and {KeyPath}."), e);
        }
    }

    /// <summary>As Kestrel reads it; it reads the files again when they are renewed.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Endpoint(string address) =>
    [
        new("Endpoints:Https:Url", address),
        new("Endpoints:Https:Certificate:Path", Path),
        new("Endpoints:Https:Certificate:KeyPath", KeyPath),
    ];
}
