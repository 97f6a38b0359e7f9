using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>An OpenDocument file with a password (ODF 1.3 part 2, chapter 4): each part is packed, then encrypted with a key of its own.</summary>
internal static class EncryptedOpenDocument
{
    private const int MostIterations = 10_000_000;
    private const int CheckedLength = 1024;

    public static bool IsProtected(XElement? manifest) => manifest.All("encryption-data").Any();

    /// <summary>The parts that are read, as a package without protection.</summary>
    /// <exception cref="Formats.ExtractionFailedException">None of the configured passwords opens it (<c>encrypted</c>).</exception>
    public static MemoryStream Open(OfficePackage package, XElement manifest, ChildLimits limits)
    {
        var entries = manifest.All("file-entry").Where(entry => entry.Child("encryption-data") is not null && entry.Value("full-path")?.EndsWith(".xml", StringComparison.Ordinal) == true).ToList();
        foreach (var password in limits.Passwords)
        {
            if (Open(package, entries, password) is { } opened)
            {
                return new MemoryStream(opened, writable: false);
            }
        }

        throw ProtectionFailure.Refused();
    }

    private static byte[]? Open(OfficePackage package, List<XElement> entries, string password)
    {
        using var opened = new MemoryStream();
        using (var archive = new ZipArchive(opened, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (!entries.TrueForAll(entry => Copy(package, entry, password, archive)))
            {
                return null;
            }
        }

        return opened.ToArray();
    }

    private static bool Copy(OfficePackage package, XElement entry, string password, ZipArchive archive)
    {
        var path = entry.Value("full-path")!;
        using var part = package.Open(path);
        if (part is null)
        {
            return true;
        }

        using var content = new MemoryStream();
        part.CopyTo(content);
        if (Decrypt(content.ToArray(), entry.Child("encryption-data")!, password) is not { } packed)
        {
            return false;
        }

        using var target = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
        using var inflated = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var counted = package.Counted(inflated);
        counted.CopyTo(target);
        return true;
    }

    /// <summary>Null when the password is not the one.</summary>
    private static byte[]? Decrypt(byte[] content, XElement how, string password)
    {
        var (cipher, derivation, start) = (how.Child("algorithm"), how.Child("key-derivation"), how.Child("start-key-generation"));
        if (cipher.Value("algorithm-name")?.EndsWith("aes256-cbc", StringComparison.Ordinal) != true || derivation.Value("key-derivation-name")?.EndsWith("PBKDF2", StringComparison.OrdinalIgnoreCase) != true
            || derivation.Number("iteration-count") is not (> 0 and <= MostIterations and var rounds))
        {
            throw ProtectionFailure.Unknown();
        }

        try
        {
            var secret = Hash(start.Value("start-key-generation-name"), Encoding.UTF8.GetBytes(password));
#pragma warning disable CA5379, CA5387 // The format names the hash and the file the number of rounds; nothing is protected here, only opened.
            var key = Rfc2898DeriveBytes.Pbkdf2(secret, Convert.FromBase64String(derivation.Value("salt") ?? ""), rounds, HashAlgorithmName.SHA1, 32);
#pragma warning restore CA5379, CA5387
            using var aes = Aes.Create();
            aes.Key = key;
            var plain = aes.DecryptCbc(content, Convert.FromBase64String(cipher.Value("initialisation-vector") ?? ""), PaddingMode.None);

            // The last byte tells how many bytes fill the last block (XML Encryption 5.2).
            var packed = plain.Length > 0 && plain[^1] is > 0 and <= 16 ? plain[..^plain[^1]] : plain;
            return Matches(packed, how) ? packed : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            throw ProtectionFailure.Damaged();
        }
    }

    private static bool Matches(byte[] packed, XElement how)
    {
        var type = how.Value("checksum-type") ?? "";
        var head = type.EndsWith("1K", StringComparison.OrdinalIgnoreCase) ? packed.AsSpan(0, Math.Min(CheckedLength, packed.Length)).ToArray() : packed;
        return Convert.FromBase64String(how.Value("checksum") ?? "").AsSpan().SequenceEqual(Hash(type, head));
    }

#pragma warning disable CA5350 // The format names the hash; nothing is protected here, only opened.
    private static byte[] Hash(string? name, byte[] content) => name?.Contains("256", StringComparison.Ordinal) == true ? SHA256.HashData(content) : SHA1.HashData(content);
#pragma warning restore CA5350
}
