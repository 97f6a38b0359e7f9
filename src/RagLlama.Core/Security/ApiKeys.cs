using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Security;

/// <summary>Makes and recognises API keys.</summary>
public static class ApiKeys
{
    /// <summary>Lets secret scanners and people recognise a key.</summary>
    public const string Prefix = "rl_";

    /// <summary>A key and its secret of 256 random bits, which is not in the key.</summary>
    public static (ApiKey Key, string Secret) Create(string name, string userId, IEnumerable<string> scopes, TimeProvider time)
    {
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = new ApiKey
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Name = name,
            SecretHash = Hash(secret),
            UserId = userId,
            Scopes = scopes.ToImmutableSortedSet(),
            CreatedAt = time.GetUtcNow(),
        };
        return (key, secret);
    }

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
