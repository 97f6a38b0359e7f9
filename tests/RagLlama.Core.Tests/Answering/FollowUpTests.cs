using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

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
        var completed = FollowUp.Complete(question, [new ConversationTurn(before, "…")]);

        Assert.StartsWith(question.Trim() + " (", completed, StringComparison.Ordinal);
        Assert.True(expected is null || completed == expected, completed);
    }

    [Theory]
    [InlineData("Who signs purchase orders above 10,000 euros?")]
    [InlineData("Wie beantrage ich einen neuen Laptop für Kollegen?")]
    public void Leaves_a_complete_question_alone(string question) =>
        Assert.Equal(question, FollowUp.Complete(question, [new ConversationTurn("How many days of annual leave may be carried over?", "…")]));

    [Fact]
    public void Leaves_a_first_question_alone() => Assert.Equal("And what about it?", FollowUp.Complete("And what about it?", []));

    [Fact]
    public void Carries_over_through_two_follow_ups() => Assert.Equal(
        "And in Rome? (trainees per diem)",
        FollowUp.Complete("And in Rome?", [new ConversationTurn("What is the per diem in Paris?", "…"), new ConversationTurn("And for trainees?", "…")]));
}
