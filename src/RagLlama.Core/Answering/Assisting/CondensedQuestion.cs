using RagLlama.Retrieval.Understanding;
using RagLlama.Text;

namespace RagLlama.Answering.Assisting;

/// <summary>Accepts a follow-up that a model has rewritten, if it is still the same question.</summary>
internal static class CondensedQuestion
{
    /// <summary>What a conversation may add to a question.</summary>
    private const int MostAdded = 300;

    /// <summary>Filters are typed for the search and mean nothing to a model.</summary>
    public static bool HasFilters(string question)
    {
        var filters = QueryFilters.Parse(question);
        return filters.Sources.Count + filters.Languages.Count + filters.Problems.Length > 0 || filters.After is not null || filters.Before is not null;
    }

    /// <returns>Null when the reply is no rewriting of the question.</returns>
    public static string? Accept(string reply, string question, IReadOnlyList<ConversationTurn> history)
    {
        if (AcceptedReply.OneLine(reply) is not { } line || line.Length > question.Length + MostAdded || HasFilters(line))
        {
            return null;
        }

        var language = LanguageDetector.Detect(question);
        var asked = ContentTerms.Of(question, language);
        var kept = ContentTerms.Of(line, language).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        var keepsNames = asked.Where(t => t.IsHard).All(t => kept.Contains(t.Stem));
        var keepsMost = asked.Count(t => kept.Contains(t.Stem)) * 2 >= asked.Count;
        return keepsNames && keepsMost && AcceptedReply.BringsNothingNew(line, [question, .. history.SelectMany(t => new[] { t.Question, t.Answer })]) ? line : null;
    }
}
