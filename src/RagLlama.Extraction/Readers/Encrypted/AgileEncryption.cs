using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>Agile encryption (MS-OFFCRYPTO 2.3.4.10 to 2.3.4.15): what Office has written since 2010. AES in cipher block chaining, keys from a salted hash that is repeated.</summary>
internal sealed class AgileEncryption : IPackageKey
{
    private const int SegmentLength = 4096;

    /// <summary>The most that the specification allows (2.3.4.10, spinCount).</summary>
    private const int MostSpins = 10_000_000;

    private static readonly byte[] VerifierInput = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    private static readonly byte[] VerifierValue = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    private static readonly byte[] KeyValue = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
    private readonly Cipher data;
    private readonly Cipher owner;
    private readonly XElement encryptor;
    private readonly int spins;

    private AgileEncryption(XElement root)
    {
        data = new Cipher(root.All("keyData").FirstOrDefault() ?? throw ProtectionFailure.Damaged());
        encryptor = root.All("encryptedKey").FirstOrDefault(key => key.Value("spinCount") is not null) ?? throw ProtectionFailure.Unknown();
        owner = new Cipher(encryptor);
        spins = encryptor.Number("spinCount") is >= 0 and <= MostSpins and var count ? count : throw ProtectionFailure.Damaged();
    }

    /// <param name="xml">The descriptor in the stream <c>EncryptionInfo</c>.</param>
    public static AgileEncryption Parse(byte[] xml, int maxDepth)
    {
        try
        {
            using var stream = new MemoryStream(xml, writable: false);
            return new AgileEncryption(SafeXml.Load(stream, maxDepth));
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw ProtectionFailure.Damaged();
        }
    }

    public byte[]? TryOpen(string password, byte[] package)
    {
        var spun = owner.Hash([.. owner.Salt, .. Encoding.Unicode.GetBytes(password)]);
        var counted = new byte[4 + spun.Length];
        for (var i = 0; i < spins; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(counted, i);
            spun.CopyTo(counted, 4);
            spun = owner.Hash(counted);
        }

        byte[] Unlock(string name, byte[] block) =>
            owner.Decrypt(Cipher.Fit(owner.Hash([.. spun, .. block]), owner.KeyLength), Cipher.Fit(owner.Salt, owner.BlockLength), Cipher.Bytes(encryptor, name));

        var input = owner.Hash(Cut(Unlock("encryptedVerifierHashInput", VerifierInput), owner.Salt.Length));
        var value = Unlock("encryptedVerifierHashValue", VerifierValue);
        return value.AsSpan().StartsWith(input) ? Open(Cut(Unlock("encryptedKeyValue", KeyValue), data.KeyLength), package) : null;
    }

    private static byte[] Cut(byte[] bytes, int length) => bytes.Length >= length ? bytes[..length] : throw ProtectionFailure.Damaged();

    /// <summary>The content is cut into segments, each with an initialisation vector of its own.</summary>
    private byte[] Open(byte[] key, byte[] package)
    {
        var length = BitConverter.ToInt64(package);
        var content = package.AsSpan(8);
        if (length < 0 || length > content.Length)
        {
            throw ProtectionFailure.Damaged();
        }

        var opened = new byte[content.Length / data.BlockLength * data.BlockLength];
        var number = new byte[4];
        for (var at = 0; at < opened.Length; at += SegmentLength)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, at / SegmentLength);
            var vector = Cipher.Fit(data.Hash([.. data.Salt, .. number]), data.BlockLength);
            data.Decrypt(key, vector, content.Slice(at, Math.Min(SegmentLength, opened.Length - at)).ToArray()).CopyTo(opened, at);
        }

        return opened[..(int)Math.Min(length, opened.Length)];
    }

    /// <summary>Ciphers and hashes as a descriptor names them.</summary>
    private sealed class Cipher
    {
        private readonly HashAlgorithmName hash;
        private readonly CipherMode mode;

        public Cipher(XElement element)
        {
            hash = element.Value("hashAlgorithm") switch
            {
                "SHA1" or "SHA-1" => HashAlgorithmName.SHA1,
                "SHA256" or "SHA-256" => HashAlgorithmName.SHA256,
                "SHA384" or "SHA-384" => HashAlgorithmName.SHA384,
                "SHA512" or "SHA-512" => HashAlgorithmName.SHA512,
                _ => throw ProtectionFailure.Unknown(),
            };
            mode = (element.Value("cipherAlgorithm"), element.Value("cipherChaining")) switch
            {
                ("AES", "ChainingModeCBC") => CipherMode.CBC,
                ("AES", "ChainingModeCFB") => CipherMode.CFB,
                _ => throw ProtectionFailure.Unknown(),
            };
            KeyLength = element.Number("keyBits") is { } bits and (128 or 192 or 256) ? bits / 8 : throw ProtectionFailure.Unknown();
            BlockLength = element.Number("blockSize") is 16 ? 16 : throw ProtectionFailure.Unknown();
            Salt = Bytes(element, "saltValue");
        }

        public int KeyLength { get; }

        public int BlockLength { get; }

        public byte[] Salt { get; }

        public static byte[] Bytes(XElement element, string name) => Convert.FromBase64String(element.Value(name) ?? throw ProtectionFailure.Damaged());

        public byte[] Hash(byte[] content) => CryptographicOperations.HashData(hash, content);

        /// <summary>Cut, or filled up with 0x36, to a length (2.3.4.11).</summary>
        public static byte[] Fit(byte[] bytes, int length) => bytes.Length >= length ? bytes[..length] : [.. bytes, .. Enumerable.Repeat((byte)0x36, length - bytes.Length)];

        public byte[] Decrypt(byte[] key, byte[] vector, byte[] content)
        {
            using var aes = Aes.Create();
            aes.Key = key;
            try
            {
                return mode == CipherMode.CBC ? aes.DecryptCbc(content, vector, PaddingMode.None) : aes.DecryptCfb(content, vector, PaddingMode.None, 128);
            }
            catch (CryptographicException)
            {
                throw ProtectionFailure.Damaged();
            }
        }
    }
}
