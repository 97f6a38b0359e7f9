using System.Text;

namespace RagLlama.Extraction.Formats;

/// <summary>The container of Office 97 to 2003, of Outlook messages and of encrypted Office files. It is told apart by the UTF-16 names of its streams, not read.</summary>
internal static class OleContainer
{
    private const int MaxLength = 32 << 20;
    private const int SectorSize = 512;
    private const string MediaType = "application/x-ole-storage";

    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="ExtractionFailedException">An old Office file with a password.</exception>
    /// <exception cref="UnsupportedFileException">A kind that is not read.</exception>
    public static FileFormat Detect(Stream file, string fileName)
    {
        var bytes = new byte[(int)Math.Min(file.Length, MaxLength)];
        file.ReadExactly(bytes);
        var names = Directory(bytes);
        if (Has(names, "EncryptedPackage") || Has(names, "EncryptionInfo"))
        {
            return new FileFormat(FileKind.EncryptedOffice, MediaType);
        }

        if (IsEncryptedWord(bytes) || IsEncryptedExcel(bytes) || Has(names, "EncryptedSummary"))
        {
            throw new ExtractionFailedException("encrypted", "The file is protected with a password in the way of Office 97 to 2003, which is not opened. Save a copy without the password, or as .docx, .xlsx or .pptx, and add that.");
        }

        return Kind(names, fileName);
    }

    private static FileFormat Kind(byte[] names, string fileName) => names switch
    {
        // Messages come first: they may hold the others as attachments.
        _ when Has(names, "__properties_version1.0") => FileFormat.OutlookMessage,
        _ when Has(names, "WordDocument") => new(FileKind.OldOffice, "application/msword"),
        _ when Has(names, "Workbook") || Has(names, "Book") => new(FileKind.OldOffice, "application/vnd.ms-excel"),
        _ when Has(names, "PowerPoint Document") => new(FileKind.OldOffice, "application/vnd.ms-powerpoint"),
        _ when Has(names, "VisioDocument") => throw new UnsupportedFileException("application/vnd.visio", "This is a Visio drawing. Save it as PDF."),
        _ => throw new UnsupportedFileException(MediaType, $"This is an old Office container{(fileName.Length > 0 ? $" ({Path.GetExtension(fileName)})" : "")} that is not read. Save it as .docx, .xlsx, .pptx or PDF."),
    };

    /// <summary>Directory sectors of the container (MS-CFB 2.2 and 2.6), found through its sector chain.</summary>
    private static byte[] Directory(byte[] bytes)
    {
        if (bytes.Length < 512)
        {
            return bytes;
        }

        var sectorSize = 1 << Math.Clamp((int)BitConverter.ToUInt16(bytes, 30), 7, 12);
        var start = (BitConverter.ToUInt32(bytes, 48) + 1L) * sectorSize;

        // The chain is rarely longer than a few sectors in a row; what follows the first one is looked at as well.
        return start > 0 && start < bytes.Length ? bytes.AsSpan((int)start, (int)Math.Min(bytes.Length - start, sectorSize * 16)).ToArray() : bytes;
    }

    /// <summary>The first sector usually starts the main stream: a File Information Block with its flag fEncrypted (MS-DOC 2.5.2).</summary>
    private static bool IsEncryptedWord(byte[] bytes) =>
        bytes.Length > SectorSize + 12 && BitConverter.ToUInt16(bytes, SectorSize) == 0xA5EC && (bytes[SectorSize + 11] & 1) != 0;

    /// <summary>A workbook stream whose first record is followed by FILEPASS (MS-XLS 2.4.117).</summary>
    private static bool IsEncryptedExcel(byte[] bytes)
    {
        for (var at = SectorSize; at + 32 < bytes.Length; at += SectorSize)
        {
            var length = BitConverter.ToUInt16(bytes, at + 2);
            if (BitConverter.ToUInt16(bytes, at) == 0x0809 && length is >= 4 and <= 16 && BitConverter.ToUInt16(bytes, at + 4 + length) == 0x002F)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(byte[] names, string name) => names.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name + "\0")) >= 0;
}
