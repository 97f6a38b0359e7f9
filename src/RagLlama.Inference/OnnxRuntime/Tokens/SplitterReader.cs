using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>Reads the part <c>pre_tokenizer</c> of a tokenizer.json.</summary>
internal static class SplitterReader
{
    /// <exception cref="InvalidDataException">It asks for something that is not known.</exception>
    public static IEnumerable<TextSplitter> Read(JsonElement step)
    {
        if (step.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return step.GetProperty("type").GetString() switch
        {
            "Sequence" => step.GetProperty("pretokenizers").EnumerateArray().SelectMany(Read),
            "WhitespaceSplit" => [new((text, _) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))],
            "Metaspace" => [Metaspace(step)],
            "Punctuation" => [Punctuation(step)],
            "Digits" when step.TryGetProperty("individual_digits", out var single) && single.GetBoolean() => [new((text, _) => Isolated(text, r => Rune.GetUnicodeCategory(r) == UnicodeCategory.DecimalDigitNumber))],
            var other => throw new InvalidDataException($"its pre-tokenizer '{other}' is not supported"),
        };
    }

    /// <summary>Spaces become a letter, and each word begins with it.</summary>
    private static TextSplitter Metaspace(JsonElement step)
    {
        var mark = step.TryGetProperty("replacement", out var replacement) ? replacement.GetString()! : "▁";
        var scheme = step.TryGetProperty("prepend_scheme", out var said) ? said.GetString()
            : step.TryGetProperty("add_prefix_space", out var prefix) && !prefix.GetBoolean() ? "never" : "always";
        if (mark.Length != 1 || scheme is not ("always" or "first" or "never"))
        {
            throw new InvalidDataException("its pre-tokenizer 'Metaspace' has settings that are not supported");
        }

        var splits = !step.TryGetProperty("split", out var split) || split.GetBoolean();
        return new((text, isFirst) =>
        {
            var marked = text.Replace(' ', mark[0]);
            marked = marked[0] != mark[0] && (scheme == "always" || (scheme == "first" && isFirst)) ? mark + marked : marked;
            return splits ? Words(marked, mark[0]) : [marked];
        });
    }

    private static IEnumerable<string> Words(string text, char mark)
    {
        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf(mark, start + 1);
            var end = next < 0 ? text.Length : next;
            yield return text[start..end];
            start = end;
        }
    }

    private static TextSplitter Punctuation(JsonElement step) =>
        !step.TryGetProperty("behavior", out var behavior) || behavior.GetString() == "Isolated"
            ? new((text, _) => Isolated(text, r => Rune.IsPunctuation(r) || (r.IsAscii && Rune.IsSymbol(r))))
            : throw new InvalidDataException("its pre-tokenizer 'Punctuation' has settings that are not supported");

    private static IEnumerable<string> Isolated(string text, Func<Rune, bool> isAlone)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
            if (isAlone(rune))
            {
                yield return text[start..at];
                yield return text.Substring(at, length);
                start = at + length;
            }

            at += length;
        }

        yield return text[start..];
    }
}
