using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Api.Json;

/// <param name="Readable">False for an admin who may manage the document but not read it.</param>
/// <param name="Removable">True when the caller may remove it.</param>
public sealed record DocumentJson(
    string Id, string Title, string FileName, string Uri, string SourceId, DocumentStatus Status, string? Reason, string? MediaType,
    string Language, int? Pages, int Chunks, int Warnings, string Access, DateTimeOffset? ModifiedAt, DateTimeOffset UpdatedAt, long Bytes,
    bool Readable, bool Removable)
{
    public static DocumentJson From(DocumentRecord document, Asker asker) => new(
        document.Id.ToString(), document.Title, document.FileName, document.Uri.ToString(), document.SourceId, document.Status,
        document.Reason, document.MediaType, document.Language, document.Pages, document.Chunks, document.Warnings,
        document.Access.ToString(), document.ModifiedAt, document.UpdatedAt, document.Bytes,
        document.Access.Allows(asker), DocumentAccess.MayRemove(asker, document));
}
