using RagLlama.Retrieval.Reranking;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What the retriever relies on. The reranker behind it scores a text higher the more of the question's words it has.</summary>
public abstract class RerankerConformance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_one_score_for_each_text_in_the_order_of_the_texts()
    {
        var scores = await Create().ScoreAsync("parental leave weeks", ["the pump", "parental leave lasts weeks", "leave", "weeks of leave"], Token);

        Assert.Equal(4, scores.Count);
        Assert.All(scores, score => Assert.True(double.IsFinite(score)));
        Assert.Equal([1, 3, 2, 0], Enumerable.Range(0, 4).OrderByDescending(index => scores[index]));
    }

    [Fact]
    public async Task Text_in_every_script_and_with_quotation_marks_arrives_whole()
    {
        var scores = await Create().ScoreAsync("\"छुट्टी\" วันลา 🙂", ["none", "\"छुट्टी\"\n\\ วันลา 🙂"], Token);

        Assert.True(scores[1] > scores[0]);
    }

    [Fact]
    public async Task No_texts_have_no_scores() => Assert.Empty(await Create().ScoreAsync("leave", [], Token));

    [Fact]
    public async Task A_request_given_up_stays_given_up() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().ScoreAsync("leave", ["leave"], new CancellationToken(canceled: true)));

    [Fact]
    public void It_has_a_name_and_a_sensible_number_of_candidates()
    {
        Assert.NotEmpty(Create().Model);
        Assert.InRange(Create().Candidates, 2, 100);
    }

    protected abstract IReranker Create();
}
