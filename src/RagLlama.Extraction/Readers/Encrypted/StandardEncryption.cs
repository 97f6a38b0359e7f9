using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>Standard encryption (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9): what Office 2007 wrote. AES in electronic codebook mode, SHA-1 repeated 50,000 times.</summary>
internal sealed class StandardEncryption : IPackageKey
{
    private const int Spins = 50_000;
    private readonly int keyLength;
    private readonly byte[] salt;
    private readonly byte[] verifier;
    private readonly byte[] verifierHash;

    private StandardEncryption(int keyLength, ReadOnlySpan<byte> rest)
    {
        this.keyLength = keyLength;
        salt = rest.Slice(4, 16).ToArray();
        verifier = rest.Slice(20, 16).ToArray();
        verifierHash = rest.Slice(40, 32).ToArray();
    }

    /// <param name="info">The stream <c>EncryptionInfo</c> behind its version: flags, the header's length, header, verifier.</param>
    public static StandardEncryption Parse(ReadOnlySpan<byte> info)
    {
        var headerLength = info.Length >= 8 ? BinaryPrimitives.ReadInt32LittleEndian(info[4..]) : -1;
        if (headerLength < 32 || headerLength > info.Length - 8 - 72)
        {
            throw ProtectionFailure.Damaged();
        }

        var header = info.Slice(8, headerLength);
        var bits = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        return BinaryPrimitives.ReadInt32LittleEndian(header[8..]) is 0x660E or 0x660F or 0x6610 && bits is 128 or 192 or 256
            ? new StandardEncryption(bits / 8, info[(8 + headerLength)..])
            : throw ProtectionFailure.Unknown();
    }

    public byte[]? TryOpen(string password, byte[] package)
    {
        using var aes = Aes.Create();
        aes.Key = Key(password);
        var expected = Hash(aes.DecryptEcb(verifier, PaddingMode.None));
        if (!aes.DecryptEcb(verifierHash, PaddingMode.None).AsSpan().StartsWith(expected))
        {
            return null;
        }

        var length = BitConverter.ToInt64(package);
        var content = package.AsSpan(8, (package.Length - 8) / 16 * 16);
        return length < 0 || length > package.Length - 8
            ? throw ProtectionFailure.Damaged()
            : aes.DecryptEcb(content, PaddingMode.None)[..(int)Math.Min(length, content.Length)];
    }

    /// <summary>2.3.4.7: the hash is spread over two blocks, as CryptDeriveKey of Windows does.</summary>
    private byte[] Key(string password)
    {
        var spun = Hash([.. salt, .. Encoding.Unicode.GetBytes(password)]);
        var counted = new byte[4 + spun.Length];
        for (var i = 0; i < Spins; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(counted, i);
            spun.CopyTo(counted, 4);
            spun = Hash(counted);
        }

        var final = Hash([.. spun, 0, 0, 0, 0]);
        byte[] Spread(byte fill)
        {
            var block = Enumerable.Repeat(fill, 64).ToArray();
            for (var i = 0; i < final.Length; i++)
            {
                block[i] ^= final[i];
            }

            return Hash(block);
        }

        return [.. Spread(0x36).Concat(Spread(0x5C)).Take(keyLength)];
    }

#pragma warning disable CA5350 // The format names SHA-1; nothing is protected here, only opened.
    private static byte[] Hash(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350
}
