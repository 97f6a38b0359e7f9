using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RagLlama.Documents;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Ingestion;

namespace RagLlama.Host.Api;

/// <summary>Reads a multipart upload part by part, so that a file goes straight from the connection into the blob store.</summary>
internal sealed class UploadReader(IUploads uploads)
{
    private const int LongestField = 4096;
    private const int LongestName = 255;

    /// <summary>Accepts the files of the request. Fields must precede the files they are about.</summary>
    /// <param name="onField">Called for every field but <c>access</c>; false refuses the upload, as does a file that no such field precedes. Null asks for nothing.</param>
    public async Task<UploadOutcome> ReadAsync(
        HttpRequest request, Caller caller, Func<string, string, Task<bool>>? onField, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return new UploadOutcome.Refused(StatusCodes.Status415UnsupportedMediaType, "Send the files as multipart/form-data.");
        }

        var accepted = new List<UploadedJson>();
        var access = AccessList.Of(Security.Principal.User(caller.Asker.UserId));
        var confirmed = onField is null;
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return new UploadOutcome.Refused(StatusCodes.Status400BadRequest, "A part of the upload has no Content-Disposition.");
            }

            if (disposition.IsFileDisposition())
            {
                var name = CleanName(disposition);
                if (!confirmed)
                {
                    return Expired();
                }

                if (name.Length > 0)
                {
                    var id = await uploads.AcceptAsync(caller.Asker, name, section.Body, access, cancellationToken);
                    accepted.Add(new UploadedJson(id.ToString(), name, DocumentStatus.Pending));
                }

                continue;
            }

            var (field, value) = (HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await ReadFieldAsync(section, cancellationToken));
            if (field == "access" && !UploadAccess.TryRead(value, caller, out access, out var error))
            {
                return new UploadOutcome.Refused(StatusCodes.Status400BadRequest, error);
            }

            if (field != "access" && onField is not null && !(confirmed = await onField(field, value)))
            {
                return Expired();
            }
        }

        return accepted.Count > 0
            ? new UploadOutcome.Accepted(accepted)
            : new UploadOutcome.Refused(StatusCodes.Status400BadRequest, "The upload holds no file.");
    }

    private static UploadOutcome.Refused Expired() => new(StatusCodes.Status400BadRequest, "The form has expired. Load the page again.");

    /// <summary>The last part of whatever path the client sent, without control characters. It is shown and kept as metadata, never used as a path.</summary>
    private static string CleanName(ContentDispositionHeaderValue disposition)
    {
        var raw = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? "";
        var last = raw[(raw.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(c => !char.IsControl(c))]).Trim();
        return clean.Length > LongestName ? clean[^LongestName..] : clean;
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestField];
        var read = await reader.ReadBlockAsync(buffer.AsMemory(), cancellationToken);
        return new string(buffer, 0, read);
    }
}
