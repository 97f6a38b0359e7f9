using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Opens a protected PDF with one of the configured passwords.</summary>
internal static class PdfPassword
{
    /// <returns>What the file tells about itself, and the arguments with which poppler's other tools open it.</returns>
    /// <exception cref="ExtractionFailedException">None of the passwords opens it (<c>encrypted</c>).</exception>
    public static (PdfInfo Info, IReadOnlyList<string> Arguments) Open(string path, ChildLimits limits)
    {
        try
        {
            return (PdfInfo.Read(path, limits), []);
        }
        catch (ExtractionFailedException exception) when (exception.Code == "encrypted")
        {
            foreach (var password in limits.Passwords)
            {
                string[] arguments = ["-upw", password];
                try
                {
                    return (PdfInfo.Read(path, limits, arguments), arguments);
                }
                catch (ExtractionFailedException wrong) when (wrong.Code == "encrypted")
                {
                    // The next one may fit.
                }
            }

            throw;
        }
    }
}
