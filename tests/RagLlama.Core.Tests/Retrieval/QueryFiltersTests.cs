using RagLlama.Retrieval;
using RagLlama.Retrieval.Understanding;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval;

public sealed class QueryFiltersTests
{
    [Fact]
    public void Filters_are_taken_out_of_the_question()
    {
        var filters = QueryFilters.Parse("source:hr travel rules lang:de after:2025-06 before:2026-01-31");

        Assert.Equal("travel rules", filters.Text);
        Assert.Equal("hr", Assert.Single(filters.Sources));
        Assert.Equal("de", Assert.Single(filters.Languages));
        Assert.Equal(new DateOnly(2025, 6, 1), filters.After);
        Assert.Equal(new DateOnly(2026, 1, 31), filters.Before);
    }

    [Theory]
    [InlineData("the resource:limit setting")]
    [InlineData("source: which one?")]
    [InlineData("source:hr")]
    public void What_only_looks_like_a_filter_stays(string question)
    {
        var filters = QueryFilters.Parse(question);

        Assert.Equal(question, filters.Text);
        Assert.Empty(filters.Sources);
        Assert.Empty(filters.Languages);
        Assert.Null(filters.After);
    }

    [Theory]
    [InlineData("what does lang:xx mean", "lang", "xx", "what does  mean")]
    [InlineData("meeting after:lunch", "after", "lunch", "meeting")]
    [InlineData("leave before:2026-02-30", "before", "2026-02-30", "leave")]
    public void A_filter_that_means_nothing_is_a_problem_and_no_word_of_the_question(string question, string name, string value, string text)
    {
        var filters = QueryFilters.Parse(question);

        var problem = Assert.Single(filters.Problems);
        Assert.Equal((name, value), (problem.Name, problem.Value));
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
        Assert.Equal(name == "lang", problem.Known.Contains("de"));
        Assert.Equal(text, filters.Text);
    }

    [Theory]
    [InlineData("what is \"leave of absence\" here", "leave of absence")]
    [InlineData("was heißt „bezahlte Freistellung“?", "bezahlte Freistellung")]
    [InlineData("que veut dire « jour ouvré » ici", "jour ouvré")]
    [InlineData("a source with spaces source:\"human resources\" of \"two words\"", "two words")]
    public void Quoted_phrases_are_kept_and_lose_their_marks(string question, string phrase)
    {
        var filters = QueryFilters.Parse(question);

        Assert.Equal(phrase, Assert.Single(filters.Phrases));
        Assert.Contains(phrase, filters.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('"', filters.Text);
    }

    [Fact]
    public void A_single_quoted_word_is_no_phrase() => Assert.Empty(QueryFilters.Parse("what is \"GDPR\"").Phrases);

    [Fact]
    public void A_filter_narrows_the_sources_asked_for_and_never_widens_them()
    {
        var filters = QueryFilters.Parse("leave");

        Assert.Equal("hr", Assert.Single(RetrievalQuery.From(filters, ["hr"], ["hr", "it"]).SourceIds));
        Assert.Equal("", Assert.Single(RetrievalQuery.From(filters, ["finance"], ["hr"]).SourceIds));
        Assert.Equal("finance", Assert.Single(RetrievalQuery.From(filters, ["finance"], []).SourceIds));
        Assert.Empty(RetrievalQuery.From(filters, [], []).SourceIds);
    }
}
