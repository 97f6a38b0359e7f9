namespace RagLlama.Host.Api;

internal static class UploadLimit
{
    /// <summary>Room for the parts' headers and fields around a file of the greatest size. Larger sets of files go in several requests.</summary>
    public static long ForRequest(long maxFileBytes) => maxFileBytes + (1024 * 1024);
}
