using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class ConversationReaderTests
{
    private readonly AnswerFixture fixture = new AnswerFixture().WithLeavePolicy();

    [Fact]
    public async Task An_answer_stays_with_its_citations_while_its_documents_are_there()
    {
        fixture.Turns.Add(Turn("Five days [1], trains second class [2].", 0, 1));

        var turn = Assert.Single(await ReadAsync());

        Assert.Same(fixture.Turns[0].Citations, turn.Citations);
        Assert.Equal((TurnState.Current, fixture.Turns[0].Answer), (turn.State, turn.Answer));
    }

    [Fact]
    public async Task An_answer_goes_with_any_of_the_documents_it_cites()
    {
        fixture.Turns.Add(Turn("Five days [1], trains second class [2].", 0, 1));
        fixture.Turns.Add(Turn("Five days [1].", 0));
        fixture.Removed.Add(fixture.Passages[1].Document.Id);

        var turns = await ReadAsync();

        Assert.Equal((TurnState.Withheld, "", "Asked?"), (turns[0].State, turns[0].Answer, turns[0].Question));
        Assert.Empty(turns[0].Citations);
        Assert.Empty(turns[0].Sentences);
        Assert.Equal((TurnState.Current, "Five days [1]."), (turns[1].State, turns[1].Answer));
    }

    [Fact]
    public async Task A_newer_version_of_a_cited_document_is_told()
    {
        fixture.Turns.Add(Turn("Five days [1].", 0));
        fixture.Versions[fixture.Passages[0].Document.Id] = 2;

        var turn = Assert.Single(await ReadAsync());

        Assert.Equal((TurnState.Changed, "Five days [1]."), (turn.State, turn.Answer));
    }

    [Fact]
    public async Task An_answer_whose_documents_are_not_known_is_not_given_and_a_question_without_answer_is()
    {
        fixture.Turns.Add(Turn("Five days."));
        fixture.Turns.Add(Turn(""));

        Assert.Equal([(TurnState.Withheld, ""), (TurnState.Current, "")], (await ReadAsync()).Select(t => (t.State, t.Answer)));
    }

    [Fact]
    public async Task Only_the_latest_turns_are_looked_at()
    {
        fixture.Turns.AddRange(Enumerable.Range(0, 5).Select(i => new ConversationTurn($"Question {i}", "")));

        var turns = await Reader().ReadTurnsAsync(AnswerFixture.Anna, "c1", TestContext.Current.CancellationToken, latest: 2);

        Assert.Equal(["Question 3", "Question 4"], turns.Select(t => t.Question));
    }

    private ConversationTurn Turn(string answer, params int[] cited) => new("Asked?", answer)
    {
        Citations = [.. cited.Select((p, i) => TestPassages.Cite(fixture.Passages[p], i + 1))],
        Sentences = answer.Length == 0 ? [] : [new AnswerSentence(answer, SupportStatus.Supported, [.. cited.Select((_, i) => i + 1)])],
    };

    private ConversationReader Reader() => new(fixture.Conversations(), fixture.Catalog());

    private Task<IReadOnlyList<ConversationTurn>> ReadAsync() => Reader().ReadTurnsAsync(AnswerFixture.Anna, "c1", TestContext.Current.CancellationToken);
}
