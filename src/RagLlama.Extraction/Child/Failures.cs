using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Child;

internal static class Failures
{
    public static ChildReply Memory() => ChildReply.Failed(
        "limit_memory",
        "The file needs more memory than a file may take (Extraction:MemoryMegabytes).",
        recycle: true);
}
