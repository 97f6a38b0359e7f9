using RagLlama.Answering;
using RagLlama.Answering.FollowUps;
using Xunit;

namespace RagLlama.Core.Tests.Answering.FollowUps;

public sealed class FollowUpTests
{
    [Theory]
    [InlineData("How many days of annual leave may be carried over?", "And for part-time staff?", "And for part-time staff? (days annual leave carried)")]
    [InlineData("What is the per diem in Paris?", "And in Rome?", "And in Rome? (per diem)")]
    [InlineData("Who approves travel requests?", "How long does it take?", "How long does it take? (approves travel requests)")]
    [InlineData("Wie viele Urlaubstage kann ich übertragen?", "Und für Teilzeitkräfte?", "Und für Teilzeitkräfte? (Urlaubstage übertragen)")]
    [InlineData("Combien de jours de congé puis-je reporter ?", "Et pour les temps partiels ?", "Et pour les temps partiels ? (jours congé puis-je reporter)")]
    [InlineData("Quanti giorni di ferie posso riportare?", "E per il part-time?", "E per il part-time? (giorni ferie posso riportare)")]
    [InlineData("Quantos dias de férias posso transferir?", "E para tempo parcial?", "E para tempo parcial? (dias férias posso transferir)")]
    [InlineData("¿Cuántos días de vacaciones puedo acumular?", "¿Y para tiempo parcial?", "¿Y para tiempo parcial? (días vacaciones puedo acumular)")]
    [InlineData("छुट्टी के कितने दिन अगले साल ले जा सकते हैं?", "और अंशकालिक कर्मचारियों के लिए?", null)]
    [InlineData("พนักงานลาพักร้อนได้กี่วัน", "แล้วพนักงานพาร์ทไทม์ล่ะ", null)]
    public void Carries_over_what_a_follow_up_leaves_out(string before, string question, string? expected)
    {
        var completed = FollowUp.Read(question, [new ConversationTurn(before, "…")]).Completed;

        Assert.StartsWith(question.Trim() + " (", completed, StringComparison.Ordinal);
        Assert.True(expected is null || completed == expected, completed);
    }

    [Theory]
    [InlineData("Who signs purchase orders above 10,000 euros?")]
    [InlineData("Wie beantrage ich einen neuen Laptop für Kollegen?")]
    public void Leaves_a_complete_question_alone(string question) =>
        Assert.Equal(question, FollowUp.Read(question, [new ConversationTurn("How many days of annual leave may be carried over?", "…")]).Completed);

    [Theory]
    [InlineData("Is it possible to work from home on Fridays?")]
    [InlineData("Are there rules about pets in the office?")]
    [InlineData("Who wrote the policy that covers travel abroad?")]
    [InlineData("What are visitors told while they wait at reception?")]
    [InlineData("What does this year's budget leave for training?")]
    [InlineData("Gibt es eine Kantine für Gäste am Standort?")]
    [InlineData("Können Sie mir sagen, wann das Lager im Winter schließt?")]
    [InlineData("Wie beantrage ich das neue Deutschlandticket?")]
    [InlineData("Y a-t-il un parking pour les visiteurs du site ?")]
    [InlineData("Quand le salaire est-il versé aux stagiaires ?")]
    [InlineData("Faut-il une autorisation pour entrer le samedi ?")]
    [InlineData("Qual è il limite per gli alberghi a Zurigo?")]
    [InlineData("O que fazer quando o computador avaria em viagem?")]
    [InlineData("¿Cuál es el límite de hotel por noche en Madrid?")]
    [InlineData("क्या कार्यालय में आगंतुकों के लिए पार्किंग उपलब्ध है?")]
    [InlineData("น้ำมันเครื่องของปั๊มต้องเปลี่ยนเมื่อไร")]
    public void A_word_that_only_looks_like_a_pronoun_makes_no_follow_up(string question) =>
        Assert.False(FollowUp.Read(question, [new ConversationTurn("How many days of annual leave may be carried over?", "…")]).IsCertain);

    [Theory]
    [InlineData("How long does it take?")]
    [InlineData("Does that apply to contractors?")]
    [InlineData("And what is the daily allowance there?")]
    [InlineData("Wie lange dauert das?")]
    [InlineData("Gilt das auch für Praktikanten?")]
    [InlineData("Wer genehmigt sie?")]
    [InlineData("Est-elle obligatoire pour les stagiaires ?")]
    [InlineData("Cela vaut-il aussi pour les stagiaires ?")]
    [InlineData("Questo vale anche per i tirocinanti?")]
    [InlineData("Isso vale também para os estagiários?")]
    [InlineData("¿Eso incluye también a los becarios?")]
    [InlineData("क्या यह प्रशिक्षुओं पर भी लागू है?")]
    [InlineData("สิ่งนี้ใช้กับพนักงานชั่วคราวด้วยไหม")]
    public void A_question_that_points_back_is_a_follow_up(string question)
    {
        var read = FollowUp.Read(question, [new ConversationTurn("How many days of annual leave may be carried over?", "…")]);

        Assert.True(read.IsCertain);
        Assert.NotEmpty(read.Carried);
    }

    [Fact]
    public void A_topic_that_was_left_is_not_dragged_along() => Assert.Equal(
        "And in Berlin? (hotel limit)",
        FollowUp.Read("And in Berlin?", [new ConversationTurn("How many days of annual leave may be carried over?", "…"), new ConversationTurn("What is the hotel limit?", "…")]).Completed);

    [Fact]
    public void Leaves_a_first_question_alone() => Assert.Equal("And what about it?", FollowUp.Read("And what about it?", []).Completed);

    [Fact]
    public void Carries_over_through_two_follow_ups() => Assert.Equal(
        "And in Rome? (trainees per diem)",
        FollowUp.Read("And in Rome?", [new ConversationTurn("What is the per diem in Paris?", "…"), new ConversationTurn("And for trainees?", "…")]).Completed);
}
