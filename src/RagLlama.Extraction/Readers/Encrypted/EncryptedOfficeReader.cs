using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Outlook;

namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>A .docx, .xlsx or .pptx with a password: a compound file that holds the encrypted package (MS-OFFCRYPTO 2.3.4).</summary>
internal static class EncryptedOfficeReader
{
    /// <summary>The package as it was before it was protected.</summary>
    /// <exception cref="ExtractionFailedException">None of the configured passwords opens it (<c>encrypted</c>), or it is damaged.</exception>
    public static MemoryStream Open(byte[] bytes, DocumentBuilder builder)
    {
        var container = new CompoundFile(bytes);
        if (container.Read("EncryptionInfo") is not { Length: > 8 } info || container.Read("EncryptedPackage") is not { Length: >= 8 } package)
        {
            throw ProtectionFailure.Refused();
        }

        var (major, minor) = (BitConverter.ToUInt16(info), BitConverter.ToUInt16(info, 2));
        IPackageKey key = (major, minor) switch
        {
            (4, 4) => AgileEncryption.Parse(info.AsSpan(8).ToArray(), builder.Limits.Depth),
            (2 or 3 or 4, 2) => StandardEncryption.Parse(info.AsSpan(4)),
            _ => throw ProtectionFailure.Unknown(),
        };
        foreach (var password in builder.Limits.Passwords)
        {
            if (key.TryOpen(password, package) is { } opened)
            {
                return new MemoryStream(opened, writable: false);
            }
        }

        throw ProtectionFailure.Refused();
    }
}
