using System.Globalization;
using RagLlama.Answering;
using RagLlama.Documents;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IConversationStore"/> does.</summary>
public abstract class ConversationStoreConformance : StoreConformance
{
    private static readonly ConversationTurn Turn = new("How many days?", "Thirty [1].");

    private IConversationStore Conversations => Stores.Conversations;

    [Fact]
    public async Task Keeps_turns_in_the_order_they_were_added()
    {
        var conversation = await Conversations.CreateAsync("anna", "Leave", Cancellation);
        for (var i = 0; i < 12; i++)
        {
            Assert.True(await Conversations.AddTurnAsync(
                "anna", conversation.Id, Turn with { Question = i.ToString(CultureInfo.InvariantCulture) }, Cancellation));
        }

        var turns = await Conversations.ReadTurnsAsync("anna", conversation.Id, Cancellation);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i.ToString(CultureInfo.InvariantCulture)), turns.Select(t => t.Question));
        Assert.Equal("Thirty [1].", turns[0].Answer);
    }

    [Fact]
    public async Task Keeps_what_an_answer_rests_on()
    {
        var document = DocumentId.For("hr", "leave.pdf");
        var citation = new Citation
        {
            Number = 1,
            DocumentId = document,
            ChunkId = ChunkId.For(document, 2, 7, "g"),
            SourceId = "hr",
            Title = "Urlaub \"neu\" – ลา",
            Uri = new Uri("https://hr.example/leave?x=1#p2"),
            Page = 2,
            Headings = ["Leave", "Carry-over"],
            Quote = "Thirty days.\0",
            Span = new TextSpan(40, 12),
            Score = 0.75,
            Verified = true,
        };
        var conversation = await Conversations.CreateAsync("anna", "Leave", Cancellation);
        var kept = Turn with { Citations = [citation, citation with { Number = 2, Page = null, SeeAlso = true }], Sentences = [new AnswerSentence("Thirty.", SupportStatus.Partly, [1])] };
        await Conversations.AddTurnAsync("anna", conversation.Id, kept, Cancellation);

        var turn = Assert.Single(await Conversations.ReadTurnsAsync("anna", conversation.Id, Cancellation));

        Assert.Equal((1, document, citation.ChunkId, citation.Title, citation.Uri, citation.Page, citation.Span), Key(turn.Citations[0]));
        Assert.Equal(citation.Headings, turn.Citations[0].Headings);
        Assert.Equal((2, null, true), (turn.Citations[1].Number, turn.Citations[1].Page, turn.Citations[1].SeeAlso));
        Assert.StartsWith("Thirty days.", turn.Citations[0].Quote, StringComparison.Ordinal);
        var sentence = Assert.Single(turn.Sentences);
        Assert.Equal(("Thirty.", SupportStatus.Partly), (sentence.Text, sentence.Status));
        Assert.Equal([1], sentence.Citations);

        static (int, DocumentId, ChunkId, string, Uri, int?, TextSpan) Key(Citation c) => (c.Number, c.DocumentId, c.ChunkId, c.Title, c.Uri, c.Page, c.Span);
    }

    [Fact]
    public async Task Renames_a_conversation_for_its_owner_only()
    {
        var conversation = await Conversations.CreateAsync("anna", "How many days of annual leave may be carried over?", Cancellation);

        Assert.False(await Conversations.RenameAsync("bert", conversation.Id, "Mine now", Cancellation));
        Assert.True(await Conversations.RenameAsync("anna", conversation.Id, "Leave carry-over", Cancellation));
        Assert.False(await Conversations.RenameAsync("anna", "unknown", "x", Cancellation));
        Assert.Equal("Leave carry-over", (await Conversations.FindAsync("anna", conversation.Id, Cancellation))!.Title);
    }

    [Fact]
    public async Task Keeps_every_turn_of_those_added_at_once()
    {
        var conversation = await Conversations.CreateAsync("anna", "Leave", Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Conversations.AddTurnAsync("anna", conversation.Id, Turn, Cancellation), Cancellation)));

        Assert.Equal(8, (await Conversations.ReadTurnsAsync("anna", conversation.Id, Cancellation)).Count);
    }

    [Fact]
    public async Task Knows_no_conversation_of_another_user()
    {
        var conversation = await Conversations.CreateAsync("anna", "Leave", Cancellation);
        await Conversations.AddTurnAsync("anna", conversation.Id, Turn, Cancellation);

        Assert.Null(await Conversations.FindAsync("bert", conversation.Id, Cancellation));
        Assert.Empty(await Conversations.ListAsync("bert", 10, Cancellation));
        Assert.Empty(await Conversations.ReadTurnsAsync("bert", conversation.Id, Cancellation));
        Assert.False(await Conversations.AddTurnAsync("bert", conversation.Id, Turn, Cancellation));
        Assert.False(await Conversations.RemoveAsync("bert", conversation.Id, Cancellation));
        Assert.Single(await Conversations.ReadTurnsAsync("anna", conversation.Id, Cancellation));
    }

    [Fact]
    public async Task Lists_the_latest_used_first()
    {
        var first = await Conversations.CreateAsync("anna", "First", Cancellation);
        await Stores.AdvanceAsync(TimeSpan.FromMinutes(1));
        var second = await Conversations.CreateAsync("anna", "Second", Cancellation);
        await Stores.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Conversations.CreateAsync("anna", "Third", Cancellation);
        await Stores.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Conversations.AddTurnAsync("anna", first.Id, Turn, Cancellation);

        Assert.Equal(["First", "Third"], (await Conversations.ListAsync("anna", 2, Cancellation)).Select(c => c.Title));
        Assert.Equal(Stores.Time.GetUtcNow(), (await Conversations.FindAsync("anna", first.Id, Cancellation))!.UpdatedAt);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Forgets_a_removed_conversation_with_its_turns()
    {
        var conversation = await Conversations.CreateAsync("anna", "Leave", Cancellation);
        await Conversations.AddTurnAsync("anna", conversation.Id, Turn, Cancellation);

        Assert.True(await Conversations.RemoveAsync("anna", conversation.Id, Cancellation));
        Assert.False(await Conversations.RemoveAsync("anna", conversation.Id, Cancellation));
        Assert.Empty(await Conversations.ReadTurnsAsync("anna", conversation.Id, Cancellation));
        Assert.Null(await Conversations.FindAsync("anna", conversation.Id, Cancellation));
    }
}
