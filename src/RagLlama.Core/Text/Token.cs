namespace RagLlama.Text;

internal readonly record struct Token(string Text, TokenKind Kind);

internal enum TokenKind
{
    /// <summary>Letters only: stemmed, dropped when a stop word.</summary>
    Word,

    /// <summary>Words joined by a hyphen, once more as one.</summary>
    Joined,

    /// <summary>Numbers, codes and their parts: kept as they are.</summary>
    Code,

    /// <summary>A run of Thai, which has no spaces between words.</summary>
    Thai,
}
