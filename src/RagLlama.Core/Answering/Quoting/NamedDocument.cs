using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Quoting;

/// <summary>A document that a question calls by its title or its file name: "in the Travel Policy 2026", "laut reisekosten_2026.pdf".</summary>
internal static class NamedDocument
{
    // One word alone is as often what is asked about as it is a name.
    private const int LeastWords = 2;

    // Thai writes no spaces between words: about two of them.
    private const int LeastThai = 8;

    private static readonly char[] s_betweenWords = [' ', '\t', '\n', '\r', '_', '-', '.', ',', ';', ':', '/', '(', ')', '"', '\'', '«', '»', '„', '“', '”', '?', '¿', '!'];

    /// <returns>Those among the passages' documents that the question names.</returns>
    public static IReadOnlySet<DocumentId> In(string question, IEnumerable<RetrievedPassage> passages) =>
        passages.Select(p => p.Document).DistinctBy(d => d.Id).Where(d => IsNamedIn(question, d)).Select(d => d.Id).ToHashSet();

    public static bool IsNamedIn(string question, DocumentRecord document) =>
        Stands(document.Title, question) || Stands(Path.GetFileNameWithoutExtension(document.FileName), question);

    private static bool Stands(string name, string question)
    {
        var words = WordsOf(name);
        if (words.Any(word => word.Any(TextTokenizer.IsThai)))
        {
            var thai = string.Concat(words);
            return thai.Length >= LeastThai && string.Concat(WordsOf(question)).Contains(thai, StringComparison.Ordinal);
        }

        return words.Length >= LeastWords && $" {string.Join(' ', WordsOf(question))} ".Contains($" {string.Join(' ', words)} ", StringComparison.Ordinal);
    }

    private static string[] WordsOf(string text) => TextFolding.Fold(text).Split(s_betweenWords, StringSplitOptions.RemoveEmptyEntries);
}
