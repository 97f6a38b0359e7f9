using RagLlama.Documents;

namespace RagLlama.Answering.Facts;

/// <summary>A piece of a text: a word, a number with its separators, a code, a sign.</summary>
/// <param name="Text">Folded; digits in ASCII.</param>
/// <param name="Clause">Which clause it stands in, from 0.</param>
internal readonly record struct Word(WordKind Kind, string Text, TextSpan Span, int Clause)
{
    /// <summary>Begins with a capital letter, in scripts that have them.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Opens a sentence, a cell, or what stands behind a colon: a capital says nothing there.</summary>
    public bool OpensSentence { get; init; }

    /// <summary>No white space stands before it.</summary>
    public bool IsGlued { get; init; }

    public bool IsNumber => Kind is WordKind.Number;
}
