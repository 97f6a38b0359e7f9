using RagLlama.Evaluation;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class CrossLanguageSetTests
{
    [Fact]
    public void Asks_one_language_of_the_passages_and_answers_of_the_other()
    {
        var set = CrossLanguageSet.Of(Set("en", "How many?", "five"), Set("de", "Wie viele?", "fünf"));

        Assert.Equal("en-de", set.Name);
        Assert.Equal("p-de", Assert.Single(set.Passages).Id);
        var query = Assert.Single(set.Queries);
        Assert.Equal(("How many?", "en", "fünf"), (query.Text, query.Language, query.Answers![0]));
        Assert.Equal(1, set.Relevance["q1"]["p-de"]);
    }

    [Fact]
    public void Sets_fit_when_they_number_the_same_questions_alike()
    {
        Assert.True(CrossLanguageSet.Fits(Set("en", "How many?", "five"), Set("de", "Wie viele?", "fünf")));
        Assert.False(CrossLanguageSet.Fits(Set("en", "How many?", "five"), Set("en", "How many?", "five")));
        Assert.False(CrossLanguageSet.Fits(Set("en", "How many?", "five", id: "q9"), Set("de", "Wie viele?", "fünf")));
        Assert.Throws<InvalidDataException>(() => CrossLanguageSet.Of(Set("en", "How many?", "five", id: "q9"), Set("de", "Wie viele?", "fünf")));
    }

    private static RetrievalSet Set(string language, string question, string answer, string id = "q1") => new()
    {
        Name = language,
        Passages = [new SetPassage("p-" + language, "", "text", language)],
        Queries = [new SetQuery(id, question, language, [answer])],
        Relevance = new Dictionary<string, IReadOnlyDictionary<string, int>> { [id] = new Dictionary<string, int> { ["p-" + language] = 1 } },
    };
}
