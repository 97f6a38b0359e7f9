using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Documents;

/// <summary>Name-based UUIDs of version 5 (RFC 9562 §5.5): the same name gives the same id on every machine.</summary>
internal static class DeterministicGuid
{
    /// <summary>UUIDv5 of <paramref name="name"/> (UTF-8) in the namespace <paramref name="scope"/>.</summary>
    public static Guid Create(Guid scope, string name)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + nameBytes.Length];
        scope.TryWriteBytes(input, bigEndian: true, out _);
        nameBytes.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1; nothing here relies on collision resistance against an adversary who picks both names
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
