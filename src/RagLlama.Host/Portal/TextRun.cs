using RagLlama.Documents;

namespace RagLlama.Host.Portal;

/// <summary>Part of a block's text, marked or not.</summary>
internal readonly record struct TextRun(string Text, bool Marked)
{
    /// <summary>Cuts the text at the borders of the mark.</summary>
    public static IEnumerable<TextRun> Cut(string text, TextSpan span, TextSpan? mark)
    {
        if (mark is not { } marked || !marked.Overlaps(span))
        {
            yield return new TextRun(text, false);
            yield break;
        }

        var from = Math.Clamp(marked.Start - span.Start, 0, text.Length);
        var to = Math.Clamp(marked.End - span.Start, from, text.Length);
        yield return new TextRun(text[..from], false);
        yield return new TextRun(text[from..to], true);
        yield return new TextRun(text[to..], false);
    }
}
