namespace RagLlama.Inference.Models;

/// <param name="Sha256">Checksum of the whole file that a header of the mirror holds; null when none does.</param>
internal sealed record MirrorReply(HttpResponseMessage Response, string? Sha256) : IDisposable
{
    public void Dispose() => Response.Dispose();
}
