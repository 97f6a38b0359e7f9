namespace RagLlama.Extraction.Readers.Mail;

internal static class MimeLines
{
    /// <summary>The next line without its line end; <paramref name="position"/> moves behind it.</summary>
    public static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> bytes, ref int position)
    {
        var rest = bytes[position..];
        var end = rest.IndexOf((byte)'\n');
        position += end < 0 ? rest.Length : end + 1;
        var line = end < 0 ? rest : rest[..end];
        return line.TrimEnd((byte)'\r');
    }
}
