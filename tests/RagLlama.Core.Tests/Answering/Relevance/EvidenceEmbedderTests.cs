using RagLlama.Answering;
using RagLlama.Answering.Relevance;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Relevance;

/// <summary>Some embedders give every two texts a cosine above .8: what that means must not depend on which one searches the index.</summary>
public sealed class EvidenceEmbedderTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public async Task A_question_is_refused_and_another_answered_whatever_the_indexs_cosines_are(double cosine)
    {
        Assert.Equal(NoAnswerReason.NothingRelevant, await ReasonAsync("Which software licence does the archive server need?", lexical: 0.1, cosine));
        Assert.Null(await ReasonAsync("How many days of annual leave may be carried over?", lexical: 0.8, cosine));
    }

    [Fact]
    public async Task Where_it_searches_the_index_the_indexs_cosines_count()
    {
        using var embedder = new HashEmbedder();
        var passage = TestPassages.Of("Leave policy", "Staff have 25 days of annual leave.") with { Dense = 0.7 };

        var known = await new EvidenceEmbedder(embedder, searchesIndex: true).CompareAsync("annual leave", [passage], CancellationToken.None);
        var compared = await new EvidenceEmbedder(embedder, searchesIndex: false).CompareAsync("annual leave", [passage], CancellationToken.None);

        Assert.Equal(0.7, known[0].Dense);
        Assert.InRange(compared[0].Dense, 0.1, 0.69);
    }

    private static async Task<NoAnswerReason?> ReasonAsync(string question, double lexical, double cosine)
    {
        using var embedder = new HashEmbedder();
        var fixture = new AnswerFixture { Evidence = new EvidenceEmbedder(embedder, searchesIndex: false) }.WithLeavePolicy();
        for (var index = 0; index < fixture.Passages.Count; index++)
        {
            fixture.Passages[index] = fixture.Passages[index] with { Lexical = lexical, Dense = cosine };
        }

        return (await fixture.AnswerAsync(question)).Reason;
    }
}
