using RagLlama.Answering;
using RagLlama.Answering.Parts;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Parts;

public sealed class QuestionFrameTests
{
    [Theory]
    [InlineData("According to the employee handbook, how many days may be carried over?", "how many days may be carried over?")]
    [InlineData("How many days may be carried over, according to our leave policy?", "How many days may be carried over ?")]
    [InlineData("What does the travel policy say about hotel costs?", "hotel costs?")]
    [InlineData("What is written in the 2026 works agreement about overtime?", "overtime?")]
    [InlineData("How does the Benefits_Details.pdf explain the impact of choosing a provider?", "the impact of choosing a provider?")]
    [InlineData("Which services are covered as mentioned in the document?", "Which services are covered ?")]
    [InlineData("Laut Handbuch: Wie viele Urlaubstage kann ich mitnehmen?", "Wie viele Urlaubstage kann ich mitnehmen?")]
    [InlineData("Wie viele Urlaubstage kann ich laut unserer Arbeitszeitregelung mitnehmen?", "Wie viele Urlaubstage kann ich mitnehmen?")]
    [InlineData("Was steht in der Reiserichtlinie über Hotels?", "Hotels?")]
    [InlineData("Wie regelt die Betriebsvereinbarung die Rufbereitschaft?", "die Rufbereitschaft?")]
    [InlineData("Selon le règlement intérieur, combien de jours de congé a-t-on ?", "combien de jours de congé a-t-on ?")]
    [InlineData("Selon le règlement, combien de jours de congé a-t-on ?", "combien de jours de congé a-t-on ?")]
    [InlineData("Que dit la charte sur le télétravail ?", "le télétravail ?")]
    [InlineData("Qu'est-ce que le livret dit sur les congés ?", "les congés ?")]
    [InlineData("Según el manual, ¿cuántos días de vacaciones hay?", "¿cuántos días de vacaciones hay?")]
    [InlineData("¿Qué dice el documento sobre las vacaciones?", "las vacaciones?")]
    [InlineData("Secondo il regolamento, quanti giorni di ferie spettano?", "quanti giorni di ferie spettano?")]
    [InlineData("Cosa dice il regolamento sulle ferie?", "ferie?")]
    [InlineData("De acordo com o regulamento, quantos dias de férias existem?", "quantos dias de férias existem?")]
    [InlineData("O que diz a política sobre o teletrabalho?", "o teletrabalho?")]
    [InlineData("दस्तावेज़ के अनुसार, कितने दिन की छुट्टी मिलती है?", "कितने दिन की छुट्टी मिलती है?")]
    [InlineData("हैंडबुक में छुट्टी के बारे में क्या लिखा है?", "छुट्टी के बारे में")]
    [InlineData("ตามคู่มือพนักงาน ลาพักร้อนได้กี่วัน", "ลาพักร้อนได้กี่วัน")]
    [InlineData("คู่มือพนักงานกล่าวถึงการลาพักร้อนว่าอย่างไร", "การลาพักร้อน")]
    public void Takes_out_the_words_that_ask_a_document_to_speak(string question, string? topic) => Assert.Equal(topic, QuestionFrame.TopicOf(question));

    [Theory]
    [InlineData("According to Darwin, what drives evolution?")]
    [InlineData("How does Einstein explain gravity?")]
    [InlineData("What does the works council say about overtime?")]
    [InlineData("Which documents do I need for a visa?")]
    [InlineData("How do I file a report?")]
    [InlineData("Wie viele Seiten hat das Handbuch?")]
    [InlineData("Laut Meier: Wer zahlt das?")]
    [InlineData("Que dit le directeur sur les congés ?")]
    [InlineData("¿Qué dice el director sobre las vacaciones?")]
    [InlineData("नीति कब बदली?")]
    [InlineData("คู่มือพนักงานอยู่ที่ไหน")]
    [InlineData("According to the handbook?")]
    public void Leaves_other_questions_alone(string question) => Assert.Null(QuestionFrame.TopicOf(question));

    [Fact]
    public async Task A_document_that_is_called_otherwise_does_not_hide_the_answer()
    {
        var fixture = new AnswerFixture().WithLeavePolicy();

        var answer = await fixture.AnswerAsync("What do the North Harbour general staff guidelines say about annual leave carried over to the next year?");

        Assert.StartsWith("Up to five days of annual leave may be carried over to the next year. [1]", answer.Text, StringComparison.Ordinal);
        Assert.Equal("annual leave carried over to the next year?", fixture.Queries[^1].Text);
    }

    [Fact]
    public async Task Nothing_more_is_searched_where_the_question_is_answered_as_it_was_asked()
    {
        var fixture = new AnswerFixture().WithLeavePolicy();

        await fixture.AnswerAsync("How many days of annual leave may be carried over according to the leave policy?");

        Assert.Single(fixture.Queries);
    }

    [Fact]
    public async Task Without_the_words_around_it_a_question_still_needs_an_answer()
    {
        var answer = await new AnswerFixture().WithLeavePolicy().AnswerAsync("According to the handbook, who invented the telephone in Boston?");

        Assert.Equal(NoAnswerReason.NothingRelevant, answer.Reason);
    }
}
