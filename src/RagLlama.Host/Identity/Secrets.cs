using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Host.Identity;

/// <summary>Random secrets and the hashes under which they are stored.</summary>
public static class Secrets
{
    /// <summary>256 random bits, base64url without padding.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
