using System.Globalization;
using System.Text;
using RagLlama.Prompting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Agent;

/// <summary>What functions return, in words: untrusted text between fences, with control tokens broken, within a budget of tokens.</summary>
internal sealed class AgentText(string fence, int budget)
{
    /// <summary>A cut never leaves less than this of a passage.</summary>
    private const int LeastCharacters = 200;

    public string Fence(string untrusted) => $"{fence}\n{UntrustedText.Neutralise(untrusted, fence)}\n{fence}";

    public string Passages(IReadOnlyList<RetrievedPassage> passages, AgentNotes notes)
    {
        var text = new StringBuilder();
        var left = budget;
        foreach (var passage in passages)
        {
            var whole = Describe(passage, notes);
            var cost = TokenCounter.Count(whole);
            if (cost > left && text.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"P{notes.NumberOf(passage)} and what follows did not fit; read_document shows it.\n");
                break;
            }

            text.Append(cost > left ? Cut(whole, left) : whole).Append('\n');
            left -= cost;
        }

        return Fence(text.ToString().TrimEnd());
    }

    private static string Describe(RetrievedPassage passage, AgentNotes notes)
    {
        var (chunk, document) = (passage.Chunk, passage.Document);
        var place = chunk.Location.Headings.Count > 0 ? " > " + string.Join(" > ", chunk.Location.Headings) : "";
        var page = chunk.Location.Page is { } number ? string.Create(CultureInfo.InvariantCulture, $", page {number}") : "";
        var header = chunk.TableHeader is { } names ? names + "\n" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P{notes.NumberOf(passage)}, part {chunk.Number + 1} of document D{notes.NumberOf(document.Id)}, {document.Title}{place}{page}:\n{header}{passage.Text}");
    }

    private static string Cut(string text, int tokens)
    {
        var length = text.Length;
        while (length > LeastCharacters && TokenCounter.Count(text.AsSpan(0, length)) > tokens)
        {
            length = Math.Max(LeastCharacters, length * 3 / 4);
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
