using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Protects files with a password as office programs do (MS-OFFCRYPTO 2.3.4, ODF 1.3 part 2 chapter 4).</summary>
internal static class EncryptedFixture
{
    private static readonly byte[] Salt = [.. Enumerable.Range(1, 16).Select(i => (byte)(i * 11))];
    private static readonly byte[] DataSalt = [.. Enumerable.Range(1, 16).Select(i => (byte)(i * 7))];

    /// <summary>Office 2010 and later.</summary>
    public static byte[] Agile(byte[] package, string password, int spins = 1000, string hash = "SHA512", int keyBits = 256, string cipher = "AES")
    {
        var name = new HashAlgorithmName(hash);
        byte[] Hash(byte[] content) => CryptographicOperations.HashData(name, content);
        var spun = Hash([.. Salt, .. Encoding.Unicode.GetBytes(password)]);
        for (var i = 0; i < spins; i++)
        {
            spun = Hash([.. Number(i), .. spun]);
        }

        var key = Enumerable.Range(0, keyBits / 8).Select(i => (byte)(i + 3)).ToArray();
        string Lock(string block, byte[] content) => Convert.ToBase64String(Cbc(Fit(Hash([.. spun, .. Convert.FromHexString(block)]), keyBits / 8), Fit(Salt, 16), Blocks(content)));
        var verifier = Salt.Reverse().ToArray();
        var info = $"""
            <encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
            <keyData saltSize="16" blockSize="16" keyBits="{keyBits}" hashSize="{Hash([]).Length}" cipherAlgorithm="{cipher}" cipherChaining="ChainingModeCBC" hashAlgorithm="{hash}" saltValue="{Convert.ToBase64String(DataSalt)}"/>
            <keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="{spins}" saltSize="16" blockSize="16" keyBits="{keyBits}" hashSize="{Hash([]).Length}"
            cipherAlgorithm="{cipher}" cipherChaining="ChainingModeCBC" hashAlgorithm="{hash}" saltValue="{Convert.ToBase64String(Salt)}" encryptedVerifierHashInput="{Lock("FEA7D2763B4B9E79", verifier)}"
            encryptedVerifierHashValue="{Lock("D7AA0F6D3061344E", Hash(verifier))}" encryptedKeyValue="{Lock("146E0BE7ABACD0D6", key)}"/></keyEncryptor></keyEncryptors></encryption>
            """;
        var content = Blocks(package).Chunk(4096).SelectMany((segment, i) => Cbc(key, Fit(Hash([.. DataSalt, .. Number(i)]), 16), segment));
        return CompoundFixture.Create(
            ("EncryptionInfo", [4, 0, 4, 0, 0x40, 0, 0, 0, .. Encoding.UTF8.GetBytes(info)]),
            ("EncryptedPackage", [.. BitConverter.GetBytes((long)package.Length), .. content]));
    }

    /// <summary>Office 2007: 128 bits, SHA-1.</summary>
    public static byte[] Standard(byte[] package, string password)
    {
#pragma warning disable CA5350 // The format asks for it
        var spun = SHA1.HashData([.. Salt, .. Encoding.Unicode.GetBytes(password)]);
        for (var i = 0; i < 50_000; i++)
        {
            spun = SHA1.HashData([.. Number(i), .. spun]);
        }

        var final = SHA1.HashData([.. spun, .. Number(0)]);
        var block = Enumerable.Repeat((byte)0x36, 64).ToArray();
        for (var i = 0; i < final.Length; i++)
        {
            block[i] ^= final[i];
        }

        using var aes = Aes.Create();
        aes.Key = SHA1.HashData(block)[..16];
        var verifier = Salt.Reverse().ToArray();
        byte[] Lock(byte[] content) => aes.EncryptEcb(Blocks(content), PaddingMode.None);
        byte[] header = [.. Number(0x24), .. Number(0), .. Number(0x660E), .. Number(0x8004), .. Number(128), .. Number(0x18), .. Number(0), .. Number(0), .. Encoding.Unicode.GetBytes("AES provider\0")];
        byte[] verifiers = [.. Number(16), .. Salt, .. Lock(verifier), .. Number(20), .. Lock(SHA1.HashData(verifier))];
#pragma warning restore CA5350
        return CompoundFixture.Create(
            ("EncryptionInfo", [4, 0, 2, 0, .. Number(0x24), .. Number(header.Length), .. header, .. verifiers]),
            ("EncryptedPackage", [.. BitConverter.GetBytes((long)package.Length), .. Lock(package)]));
    }

    /// <summary>OpenDocument since 1.2, as LibreOffice writes it.</summary>
    public static byte[] Open(string mediaType, string content, string password)
    {
        using var deflated = new MemoryStream();
        using (var packing = new DeflateStream(deflated, CompressionMode.Compress, leaveOpen: true))
        {
            packing.Write(Encoding.UTF8.GetBytes(content));
        }

        var packed = deflated.ToArray();
        var padding = 16 - (packed.Length % 16);
#pragma warning disable CA5379, CA5387 // The format asks for it
        var key = Rfc2898DeriveBytes.Pbkdf2(SHA256.HashData(Encoding.UTF8.GetBytes(password)), Salt, 1000, HashAlgorithmName.SHA1, 32);
#pragma warning restore CA5379, CA5387
        var locked = Cbc(key, DataSalt, [.. packed, .. new byte[padding - 1], (byte)padding]);
        return ZipFixture.Pack(
            ("mimetype", Encoding.ASCII.GetBytes(mediaType)),
            ("content.xml", locked),
            ("META-INF/manifest.xml", Encoding.UTF8.GetBytes($"""
                <m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"><m:encryption-data m:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" m:checksum="{Convert.ToBase64String(SHA256.HashData(packed.AsSpan(0, Math.Min(1024, packed.Length))))}">
                <m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" m:initialisation-vector="{Convert.ToBase64String(DataSalt)}"/>
                <m:start-key-generation m:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" m:key-size="32"/>
                <m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000" m:salt="{Convert.ToBase64String(Salt)}"/></m:encryption-data></m:file-entry></m:manifest>
                """)));
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Fit(byte[] bytes, int length) => bytes.Length >= length ? bytes[..length] : [.. bytes, .. Enumerable.Repeat((byte)0x36, length - bytes.Length)];

    private static byte[] Blocks(byte[] content) => [.. content, .. new byte[(16 - (content.Length % 16)) % 16]];

    private static byte[] Cbc(byte[] key, byte[] vector, byte[] content)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(content, vector, PaddingMode.None);
    }
}
