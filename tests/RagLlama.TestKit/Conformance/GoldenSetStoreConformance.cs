using System.Globalization;
using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IGoldenSetStore"/> does.</summary>
public abstract class GoldenSetStoreConformance : StoreConformance
{
    private IGoldenSetStore Sets => Stores.GoldenSets;

    [Fact]
    public async Task Keeps_questions_in_the_order_they_were_added_with_everything_said_about_them()
    {
        var document = DocumentId.For("handbook", "leave.md");
        var question = Question("q1") with { Documents = [new ExpectedDocument(document, 4), new ExpectedDocument(document)], Answers = ["fünf Tage", "five"] };
        Assert.True(await Sets.CreateAsync("leave", Cancellation));
        Assert.True(await Sets.SaveAsync("leave", [question, Question("q2") with { Answers = [] }], Cancellation));
        Assert.True(await Sets.SaveAsync("leave", [Question("a9")], Cancellation));

        var found = await Sets.ReadAsync("leave", Cancellation);

        Assert.Equal(["q1", "q2", "a9"], found.Select(q => q.Id));
        Assert.Equal(question.Documents, found[0].Documents);
        Assert.Equal(["fünf Tage", "five"], found[0].Answers);
        Assert.Equal(("Wie viele Tage?", "de"), (found[0].Text, found[0].Language));
        Assert.Empty(found[1].Answers!);
        Assert.Null(found[2].Answers);
    }

    [Fact]
    public async Task A_question_saved_again_keeps_its_place()
    {
        await Sets.CreateAsync("leave", Cancellation);
        await Sets.SaveAsync("leave", [Question("q1"), Question("q2")], Cancellation);
        await Sets.SaveAsync("leave", [Question("q1") with { Text = "Changed?" }, Question("q3")], Cancellation);

        Assert.Equal(["Changed?", "Wie viele Tage?", "Wie viele Tage?"], (await Sets.ReadAsync("leave", Cancellation)).Select(q => q.Text));
        Assert.Equal(["q1", "q2", "q3"], (await Sets.ReadAsync("leave", Cancellation)).Select(q => q.Id));
    }

    [Fact]
    public async Task Lists_sets_by_name_with_their_number_of_questions_and_last_change()
    {
        await Sets.CreateAsync("travel", Cancellation);
        await Sets.CreateAsync("Leave", Cancellation);
        await Stores.AdvanceAsync(TimeSpan.FromMinutes(5));
        await Sets.SaveAsync("travel", [Question("q1"), Question("q2")], Cancellation);

        var sets = await Sets.ListAsync(Cancellation);

        Assert.Equal([("Leave", 0), ("travel", 2)], sets.Select(s => (s.Name, s.Questions)));
        Assert.Equal(Stores.Time.GetUtcNow(), sets[1].UpdatedAt);
        Assert.Equal(sets[1], await Sets.FindAsync("travel", Cancellation));
        Assert.False(await Sets.CreateAsync("travel", Cancellation));
    }

    [Fact]
    public async Task Knows_nothing_of_a_set_that_was_removed()
    {
        await Sets.CreateAsync("leave", Cancellation);
        await Sets.SaveAsync("leave", [Question("q1"), Question("q2")], Cancellation);

        Assert.True(await Sets.RemoveQuestionAsync("leave", "q1", Cancellation));
        Assert.False(await Sets.RemoveQuestionAsync("leave", "q1", Cancellation));
        Assert.True(await Sets.RemoveAsync("leave", Cancellation));
        Assert.False(await Sets.RemoveAsync("leave", Cancellation));
        Assert.False(await Sets.SaveAsync("leave", [Question("q3")], Cancellation));
        Assert.False(await Sets.RemoveQuestionAsync("leave", "q2", Cancellation));
        Assert.Empty(await Sets.ReadAsync("leave", Cancellation));
        Assert.Null(await Sets.FindAsync("leave", Cancellation));

        Assert.True(await Sets.CreateAsync("leave", Cancellation));
        Assert.Empty(await Sets.ReadAsync("leave", Cancellation));
    }

    [Fact]
    public async Task Keeps_every_question_of_those_added_at_once()
    {
        await Sets.CreateAsync("leave", Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => Sets.SaveAsync("leave", [Question(i.ToString(CultureInfo.InvariantCulture))], Cancellation), Cancellation)));

        Assert.Equal(8, (await Sets.ReadAsync("leave", Cancellation)).Count);
    }

    private static GoldenQuestion Question(string id) => new() { Id = id, Text = "Wie viele Tage?", Language = "de" };
}
