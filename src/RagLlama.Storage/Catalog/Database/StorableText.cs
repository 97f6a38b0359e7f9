namespace RagLlama.Storage.Catalog.Database;

/// <summary>PostgreSQL stores neither U+0000 nor half a surrogate pair. Each becomes U+FFFD, so that spans keep fitting.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                if (i + 1 < source.Length && char.IsSurrogatePair(source[i], source[i + 1]))
                {
                    (target[i], target[i + 1]) = (source[i], source[i + 1]);
                    i++;
                }
                else
                {
                    target[i] = source[i] == '\0' || char.IsSurrogate(source[i]) ? Replacement : source[i];
                }
            }
        });
    }
}
