using RagLlama.Answering;
using RagLlama.Prompting;
using RagLlama.Retrieval.Reranking;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class AnswerServiceTests
{
    private const string Question = "How many days of annual leave may be carried over?";

    [Fact]
    public async Task Shows_the_events_in_order()
    {
        var events = await new AnswerFixture().WithLeavePolicy().AskAsync(Question);

        Assert.Equal(Question, Assert.IsType<AnswerEvent.Searching>(events[0]).Query);
        Assert.Equal(2, Assert.IsType<AnswerEvent.SourcesFound>(events[1]).Passages.Count);
        Assert.IsType<AnswerEvent.CitationAdded>(events[2]);
        Assert.IsType<AnswerEvent.TextDelta>(events[3]);
        Assert.IsType<AnswerEvent.SentenceVerified>(events[4]);
        var answer = Assert.IsType<AnswerEvent.Completed>(events[^1]).Answer;
        Assert.Equal(string.Concat(events.OfType<AnswerEvent.TextDelta>().Select(d => d.Text)), answer.Text);
        Assert.Equal(events.OfType<AnswerEvent.CitationAdded>().Select(c => c.Citation), answer.Citations);
    }

    [Fact]
    public async Task Quotes_the_sentence_that_answers_with_its_place()
    {
        var answer = await new AnswerFixture().WithLeavePolicy().AnswerAsync(Question);

        Assert.Null(answer.Reason);
        Assert.Equal("quotes", answer.Writer);
        Assert.Equal("en", answer.Language);
        Assert.StartsWith("Up to five days of annual leave may be carried over to the next year. [1]", answer.Text, StringComparison.Ordinal);
        var citation = answer.Citations[0];
        Assert.Equal(("Leave policy", 4, true), (citation.Title, citation.Page, citation.Verified));
        Assert.Equal("Up to five days of annual leave may be carried over to the next year.", citation.Quote);
        Assert.Equal(100 + "Staff have 25 days of annual leave. ".Length, citation.Span.Start);
        Assert.Equal(citation.Quote.Length, citation.Span.Length);
    }

    [Fact]
    public async Task Calls_no_model_when_nothing_relevant_was_found()
    {
        var fixture = new AnswerFixture { Chat = new ScriptedChatClient() };
        fixture.Passages.Add(TestPassages.Of("Travel policy", "Trains are booked in second class.", score: 0.05));

        var events = await fixture.AskAsync("Who invented the telephone in Boston?");

        Assert.Empty(fixture.Chat.Calls);
        Assert.Equal(["Searching", "SourcesFound", "Completed"], events.Select(e => e.GetType().Name));
        var answer = ((AnswerEvent.Completed)events[^1]).Answer;
        Assert.Equal(NoAnswerReason.NothingRelevant, answer.Reason);
        Assert.Equal("", answer.Text);
        Assert.Empty(answer.Citations);
        Assert.Equal("nothing_relevant", Assert.Single(fixture.Receipts).Outcome);
    }

    [Theory]
    [InlineData("source:finance leave", "source")]
    [InlineData("leave lang:xx", "lang")]
    [InlineData("leave after:2026-13", "after")]
    public async Task A_filter_that_means_nothing_is_told_and_nothing_is_looked_for(string question, string name)
    {
        var fixture = new AnswerFixture { Chat = new ScriptedChatClient() }.WithLeavePolicy();

        var answer = await fixture.AnswerAsync(question);

        Assert.Equal(NoAnswerReason.UnknownFilter, answer.Reason);
        Assert.Equal(name, answer.Filter!.Name);
        Assert.Empty(fixture.Queries);
        Assert.Empty(fixture.Chat!.Calls);
        Assert.Equal("unknown_filter", Assert.Single(fixture.Receipts).Outcome);
    }

    [Fact]
    public async Task A_source_asked_for_by_name_is_the_one_that_is_searched()
    {
        var fixture = new AnswerFixture().WithLeavePolicy();

        var answer = await fixture.AnswerAsync("source:\"human resources\" " + Question);

        Assert.Null(answer.Reason);
        Assert.Null(answer.Filter);
        Assert.Equal("hr", Assert.Single(Assert.Single(fixture.Queries).SourceIds));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0.7, false)]
    public async Task An_answer_without_the_reranker_that_should_have_helped_says_so(double? score, bool degraded)
    {
        var fixture = new AnswerFixture().WithLeavePolicy();
        fixture.Passages[0] = fixture.Passages[0] with { Reranked = new RerankedPlace("model", 1, score) };

        Assert.Equal(degraded, (await fixture.AnswerAsync(Question)).Degraded);
    }

    [Theory]
    [InlineData(0, NoAnswerReason.NoDocuments)]
    [InlineData(3, NoAnswerReason.NothingRelevant)]
    public async Task Tells_no_documents_from_nothing_relevant(int readable, NoAnswerReason expected)
    {
        var answer = await new AnswerFixture { ReadableDocuments = readable }.AnswerAsync(Question);

        Assert.Equal(expected, answer.Reason);
    }

    [Fact]
    public async Task A_name_that_no_passage_has_is_not_answered_from_another_row()
    {
        var fixture = new AnswerFixture();
        fixture.Passages.Add(TestPassages.Of("Per diem", "Paris | 75 EUR\nRome | 62 EUR\nBerlin | 58 EUR", score: 0.33, tableHeader: "City | Per diem"));

        var answer = await fixture.AnswerAsync("What is the per diem in Oslo?");

        Assert.Equal(NoAnswerReason.NothingRelevant, answer.Reason);
    }

    [Fact]
    public async Task The_receipt_says_what_was_used_and_holds_no_text_but_the_question_as_it_was_typed()
    {
        var fixture = new AnswerFixture { Chat = new ScriptedChatClient().Says("Up to five days of annual leave may be carried over [1].") }.WithLeavePolicy();

        var answer = await fixture.AnswerAsync(Question);

        var receipt = Assert.Single(fixture.Receipts);
        Assert.Equal((answer.ReceiptId, "anna@example.com", "answered", "chat", "scripted", "generation-1"), (receipt.Id, receipt.UserId, receipt.Outcome, receipt.Writer, receipt.Model, receipt.Generation));
        Assert.Equal(64, receipt.PromptHash!.Length);
        Assert.Equal(fixture.Passages.Select(p => p.Chunk.Id), receipt.Chunks.Select(c => c.Id));
        Assert.Equal((Question, "en", 64), (receipt.Question, receipt.Language, receipt.AnswerHash!.Length));
        var call = Assert.Single(receipt.Calls);
        Assert.Equal(("answer", receipt.PromptHash, new PromptLibrary().Get("answer").Hash, 0f), (call.Prompt, call.Hash, call.Version, call.Temperature));
        Assert.All(receipt.Chunks, c => Assert.Equal((1, 64), (c.Version, c.TextHash.Length)));
        var stored = System.Text.Json.JsonSerializer.Serialize(receipt with { Question = null });
        Assert.DoesNotContain("carried", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Staff have", stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Completes_a_follow_up_before_searching()
    {
        var fixture = new AnswerFixture().WithLeavePolicy();

        var events = await fixture.AskAsync("And for part-time staff?", new ConversationTurn(Question, "Up to five days [1]."));

        var query = Assert.IsType<AnswerEvent.Searching>(events[0]).Query;
        Assert.Equal("And for part-time staff? (days annual leave carried)", query);
        Assert.Equal(query, Assert.Single(fixture.Queries).Text);
    }

    [Fact]
    public async Task Cancelling_stops_the_model_at_once_and_leaves_no_receipt()
    {
        var chat = new ScriptedChatClient().Hangs("Up to five ");
        var fixture = new AnswerFixture { Chat = chat }.WithLeavePolicy();
        using var asker = new CancellationTokenSource();
        var request = new AskRequest { Question = Question, Asker = AnswerFixture.Anna };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in fixture.Service().AskAsync(request, asker.Token))
            {
                if (happened is AnswerEvent.TextDelta)
                {
                    await asker.CancelAsync();
                }
            }
        });

        Assert.Equal(1, chat.PiecesTaken);
        Assert.Empty(fixture.Receipts);
    }
}
