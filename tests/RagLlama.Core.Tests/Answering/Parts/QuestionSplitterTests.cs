using RagLlama.Answering.Parts;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Parts;

public sealed class QuestionSplitterTests
{
    [Theory]
    [InlineData("What is the hotel limit in Rome, and who approves a higher price?", "What is the hotel limit in Rome", "who approves a higher price?")]
    [InlineData("How do I book a train? Who pays for the visa?", "How do I book a train", "Who pays for the visa?")]
    [InlineData("May I carry over annual leave and until when must the days be taken?", "May I carry over annual leave", "until when must the days be taken?")]
    [InlineData("Wie hoch ist das Hotellimit in Rom und wer genehmigt einen höheren Preis?", "Wie hoch ist das Hotellimit in Rom", "wer genehmigt einen höheren Preis?")]
    [InlineData("Quel est le plafond d'hôtel à Rome et qui approuve un prix supérieur ?", "Quel est le plafond d'hôtel à Rome", "qui approuve un prix supérieur ?")]
    [InlineData("Qual è il limite per l'albergo a Roma e chi approva un prezzo più alto?", "Qual è il limite per l'albergo a Roma", "chi approva un prezzo più alto?")]
    [InlineData("Qual é o limite do hotel em Roma e quem aprova um preço mais alto?", "Qual é o limite do hotel em Roma", "quem aprova um preço mais alto?")]
    [InlineData("¿Cuál es el límite del hotel en Roma y en qué plazo se paga el anticipo?", "¿Cuál es el límite del hotel en Roma", "en qué plazo se paga el anticipo?")]
    [InlineData("रोम में होटल की सीमा कितनी है और यात्रा का अग्रिम कब मिलता है?", "रोम में होटल की सीमा कितनी है", "यात्रा का अग्रिम कब मिलता है?")]
    [InlineData("ช่วงทดลองงานนานกี่วัน และเงินเดือนออกวันที่เท่าไหร่", "ช่วงทดลองงานนานกี่วัน", "เงินเดือนออกวันที่เท่าไหร่")]
    public void Takes_a_question_apart_where_a_second_one_begins(string question, string first, string second) =>
        Assert.Equal([first, second], QuestionSplitter.Split(question));

    [Theory]
    [InlineData("Where and when did the investigation begin?")]
    [InlineData("Where do visitors sign in and sign out?")]
    [InlineData("State Route 168 is called the Sierra Freeway and what other two names?")]
    [InlineData("What do desks and chairs cost?")]
    [InlineData("Wie und wann wird das Urlaubsgeld gezahlt?")]
    [InlineData("Où et quand a lieu la formation?")]
    [InlineData("गेट और खिड़की कब बंद होते हैं?")]
    [InlineData("ประตูและหน้าต่างปิดเมื่อไร")]
    [InlineData("")]
    public void Leaves_a_question_whole_that_asks_for_one_thing(string question) => Assert.Equal([question], QuestionSplitter.Split(question));

    [Fact]
    public void Leaves_a_list_of_questions_whole() =>
        Assert.Single(QuestionSplitter.Split("What is a visa? Who needs one abroad? Who pays the fee? Where is the form?"));

    [Fact]
    public void Fills_in_what_a_part_points_back_to() =>
        Assert.Equal(
            ["How long is a parking permit valid", "who issues it? (long parking permit valid)"],
            QuestionSplitter.Split("How long is a parking permit valid and who issues it?"));
}
