using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers;
using RagLlama.Extraction.Readers.Ocr;
using RagLlama.Extraction.Readers.Pdf;
using RagLlama.Extraction.Rendering;

namespace RagLlama.Extraction.Child;

/// <summary>The one catch around a file: whatever a parser throws becomes a reply.</summary>
internal static class RequestHandler
{
    public static ChildReply Handle(ChildRequest request, ChildStatus status)
    {
        try
        {
            return request.Kind switch
            {
                ChildRequestKind.Extract => FileReading.Read(request),
                ChildRequestKind.Render => new ChildReply { Picture = PageRenderer.Render(request) },
                ChildRequestKind.Status => new ChildReply { Status = Describe(status, request.Limits) },
                _ => Probes.Run(request.Probe),
            };
        }
        catch (UnsupportedFileException exception)
        {
            return new ChildReply { UnsupportedMediaType = exception.MediaType, Reason = exception.Message };
        }
        catch (ExtractionFailedException exception)
        {
            return ChildReply.Failed(exception.Code, exception.Message);
        }
        catch (OutOfMemoryException)
        {
            return Failures.Memory();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return ChildReply.Failed("corrupt", "The file cannot be opened: it is gone, or may not be read.");
        }
        catch (Exception exception)
        {
            // Parsers of damaged files throw anything at all; the type tells a developer where to look, the message could quote the document.
            return ChildReply.Failed("corrupt", $"The file is damaged and cannot be read ({exception.GetType().Name}).");
        }
    }

    private static ChildStatus Describe(ChildStatus status, ChildLimits limits)
    {
        var connect = Probes.Connect();
        var opened = status.FilesConfined ? Probes.OpenOthers() : "refused";
        return status with
        {
            FilesConfined = status.FilesConfined && opened == "refused",
            FilesDetail = opened == "refused" ? status.FilesDetail : $"The rules are on, but other files can be opened: {opened}.",
            NetworkOff = status.NetworkOff && connect == "refused",
            NetworkDetail = status.NetworkOff && connect != "refused" ? $"The filter is on, but a test connection was not refused: {connect}." : status.NetworkDetail,
            PopplerVersion = Poppler.FindVersion(limits),
            OcrLanguages = [.. Tesseract.Languages(limits).Where(language => language.Length == 3 && language != "osd").Order(StringComparer.Ordinal)],
            HasLibreOffice = Tool.Exists("soffice"),
        };
    }
}
