namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Messages of a mailbox file (RFC 4155): each starts with a line "From …" after an empty line. Any other file is one message.</summary>
internal static class Mailbox
{
    public static List<ReadOnlyMemory<byte>> Split(byte[] bytes)
    {
        var span = bytes.AsSpan();
        if (!span.StartsWith("From "u8))
        {
            return [bytes];
        }

        var messages = new List<ReadOnlyMemory<byte>>();
        int position = 0, start = -1;
        var afterEmptyLine = true;
        while (position < bytes.Length)
        {
            var lineStart = position;
            var line = MimeLines.Next(span, ref position);
            if (afterEmptyLine && line.StartsWith("From "u8))
            {
                if (start >= 0)
                {
                    messages.Add(bytes.AsMemory(start, lineStart - start));
                }

                start = position;
            }

            afterEmptyLine = line.IsEmpty;
        }

        messages.Add(bytes.AsMemory(start));
        return messages;
    }
}
