using RagLlama.Core.Tests.Answering;
using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class GoldenScoringTests
{
    private static readonly DocumentId Leave = DocumentId.For("handbook", "Leave");

    [Fact]
    public void A_passage_on_another_page_is_not_the_expected_one()
    {
        var question = Question(new ExpectedDocument(Leave, 4));

        Assert.Equal([Leave + "#", Leave + "#4"], GoldenScoring.Keys(question, [TestPassages.Of("Leave", "Page three.", page: 3), TestPassages.Of("Leave", "Page four.", page: 4)]));
        Assert.Equal([Leave + "#4"], GoldenScoring.ToSet("set", [question]).Relevance["q1"].Keys);
    }

    [Fact]
    public void Without_a_page_any_passage_of_the_document_counts_once()
    {
        var question = Question(new ExpectedDocument(Leave));

        Assert.Equal([Leave.ToString()], GoldenScoring.Keys(question, [TestPassages.Of("Leave", "Page three.", page: 3), TestPassages.Of("Leave", "Page four.", page: 4)]));
    }

    [Fact]
    public void A_question_that_expects_nothing_has_no_relevance()
    {
        var set = GoldenScoring.ToSet("set", [Question() with { Answers = [] }]);

        Assert.Empty(set.Relevance);
        Assert.Empty(set.Queries[0].Answers!);
    }

    private static GoldenQuestion Question(params ExpectedDocument[] documents) => new() { Id = "q1", Text = "How many days?", Documents = documents };
}
