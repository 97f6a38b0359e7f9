using System.Globalization;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Outlook;

namespace RagLlama.Extraction.Readers.OldOffice;

/// <summary>Word, Excel and PowerPoint of 1997 to 2003: LibreOffice turns them into their successors, under this process's sandbox, without macros and links.</summary>
internal static class OldOfficeReader
{
    /// <summary>Folder of LibreOffice's settings, in the temporary folder.</summary>
    public const string Profile = "libreoffice-profile";

    private static int count;

    /// <exception cref="UnsupportedFileException">LibreOffice is not installed.</exception>
    public static void Read(string path, FileFormat format, DocumentBuilder builder)
    {
        var (old, modern, filter) = format.MediaType switch
        {
            "application/msword" => (".doc", ".docx", "docx:MS Word 2007 XML"),
            "application/vnd.ms-excel" => (".xls", ".xlsx", "xlsx:Calc MS Excel 2007 XML"),
            _ => (".ppt", ".pptx", "pptx:Impress MS PowerPoint 2007 XML"),
        };
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "old-" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture))).FullName;
        try
        {
            var source = Path.Combine(folder, "file" + old);
            File.Copy(path, source);
            Convert(source, folder, filter, old, format, builder);
            FileReading.ReadInto(Path.Combine(folder, "file" + modern), "file" + modern, builder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The flag fEncrypted of the File Information Block (MS-DOC 2.5.2).</summary>
    private static bool IsProtected(byte[] bytes) => new CompoundFile(bytes).Read("WordDocument") is { Length: > 12 } stream && (stream[11] & 1) != 0;

    private static void Convert(string source, string folder, string filter, string old, FileFormat format, DocumentBuilder builder)
    {
        var profile = new Uri(Path.Combine(Path.GetTempPath(), Profile)).AbsoluteUri;
        string[] arguments = [$"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--convert-to", filter, "--outdir", folder, source];
        ToolResult result;
        try
        {
            result = Tool.Run("soffice", arguments, builder.Limits with { ToolMemoryBytes = builder.Limits.OfficeMemoryBytes }, static output => output.CopyTo(Stream.Null));
        }
        catch (ExtractionFailedException exception) when (exception.Code == "tool_missing")
        {
            throw new UnsupportedFileException(format.MediaType, $"This is an old Office file ({old}), which is read through LibreOffice, and that is not installed. Save the file as {old}x, or: apt-get install libreoffice-nogui");
        }

        if (Directory.GetFiles(folder).Length < 2)
        {
            if (IsProtected(File.ReadAllBytes(source)))
            {
                throw new ExtractionFailedException("encrypted", $"The file is protected with a password in the way of Office 97 to 2003, which is not opened. Save a copy without the password, or as {old}x, and add that.");
            }

            throw new ExtractionFailedException("corrupt", $"LibreOffice could not open the file (code {result.ExitCode}). Open it with an office program and save it as {old}x.");
        }
    }
}
