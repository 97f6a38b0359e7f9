using RagLlama.Retrieval.Ranking;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval.Ranking;

public sealed class AcrossLanguagesTests
{
    [Fact]
    public void Passages_in_other_languages_change_places_among_themselves_only()
    {
        RankingFactors[] factors = [Of(0.9, translated: 0.2), Of(0.8), Of(0.7, translated: 0.6), Of(0.6), Of(0.5, translated: 0.3)];

        Assert.Equal([2, 1, 4, 3, 0], AcrossLanguages.Reorder([0, 1, 2, 3, 4], factors));
    }

    [Fact]
    public void Without_passages_in_other_languages_the_order_stays() =>
        Assert.Equal([1, 0], AcrossLanguages.Reorder([1, 0], [Of(0.1), Of(0.5)]));

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
