using RagLlama.Retrieval.Ranking;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval.Ranking;

public sealed class AcrossLanguagesTests
{
    [Fact]
    public void Passages_in_other_languages_change_places_where_nothing_near_is_in_the_questions_own()
    {
        List<RankingFactors> factors = [.. Enumerable.Range(0, 10).Select(i => Of(0.9 - (i * 0.01), translated: i == 7 ? 0.6 : 0.2)), Of(0.3), Of(0.2, translated: 0.5)];

        Assert.Equal([7, 11, 0, 1, 2, 3, 4, 5, 6, 8, 10, 9], AcrossLanguages.Reorder([.. Enumerable.Range(0, 12)], factors));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void One_passage_in_the_questions_own_language_among_the_ten_best_leaves_the_question_to_the_words(int own, bool expected)
    {
        var byScore = Enumerable.Range(0, 12).Select(i => (Factors: Of(0.9 - (i * 0.01)), IsForeign: i != own)).Reverse().ToList();

        Assert.Equal(expected, AcrossLanguages.OnlyForeignAreNear([.. byScore.Select(c => c.Factors)], [.. byScore.Select(c => c.IsForeign)]));
    }

    [Fact]
    public void Equals_stay_in_their_order() =>
        Assert.Equal([1, 0, 2], AcrossLanguages.Reorder([1, 0, 2], [Of(0.5, 0.4), Of(0.5, 0.4), Of(0.5, 0.4)]));

    private static RankingFactors Of(double lexical, double? translated = null) => new()
    {
        Lexical = lexical,
        Dense = 0,
        Window = 0,
        Pieces = 0,
        Stretch = 0,
        Title = 0,
        Fragments = 0,
        Pairs = 0,
        Companion = 0,
        Unseen = 0,
        Translated = translated,
    };
}
