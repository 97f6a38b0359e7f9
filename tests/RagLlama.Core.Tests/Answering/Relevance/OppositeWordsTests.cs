using RagLlama.Answering.Relevance;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Relevance;

public sealed class OppositeWordsTests
{
    [Theory]
    [InlineData("en", "What is the minimum notice period?", "The maximum notice period is six months.")]
    [InlineData("en", "When is overtime lawful and authorized?", "Unauthorized overtime is not recorded.")]
    [InlineData("en", "Which expenses are ineligible?", "Eligible expenses are travel, board and lodging.")]
    [InlineData("de", "Wie hoch ist das Gehalt brutto?", "Das Gehalt beträgt netto 2.400 Euro.")]
    [InlineData("fr", "Quel est le montant maximum du remboursement ?", "Le montant minimum remboursé est de 20 euros.")]
    [InlineData("it", "Qual è il primo giorno di consegna?", "L'ultimo giorno di consegna è il 30 giugno.")]
    [InlineData("es", "¿Cuál es el plazo máximo?", "El plazo mínimo es de diez días.")]
    [InlineData("pt", "Qual é o preço mais baixo da tabela?", "O preço alto da tabela aplica-se a encomendas urgentes.")]
    [InlineData("hi", "अधिकतम छुट्टियाँ कितनी हैं?", "न्यूनतम छुट्टियाँ बारह दिन हैं।")]
    [InlineData("th", "วงเงินสูงสุดคือเท่าไร", "วงเงินต่ำสุดคือ 500 บาท")]
    public void A_sentence_about_the_opposite_divides(string language, string question, string sentence) =>
        Assert.True(OppositeWords.Divide(question, sentence, language));

    [Theory]
    [InlineData("en", "What is the minimum notice period?", "The minimum notice period is one month, the maximum six.")]
    [InlineData("en", "Which expenses are eligible?", "Eligible expenses are paid, ineligible ones are not.")]
    [InlineData("en", "Which form do I need?", "We inform you by mail.")]
    [InlineData("it", "Qual è il posto di lavoro?", "Il canone imposto è di 20 euro.")]
    [InlineData("en", "What is the notice period?", "The maximum notice period is six months.")]
    [InlineData("de", "Wie lange dauert die Probezeit?", "Die Probezeit dauert höchstens sechs Monate.")]
    [InlineData("th", "วงเงินสูงสุดคือเท่าไร", "วงเงินสูงสุดคือ 500 บาท")]
    [InlineData("und", "minimum", "maximum")]
    public void The_same_word_or_no_opposite_does_not(string language, string question, string sentence) =>
        Assert.False(OppositeWords.Divide(question, sentence, language));
}
