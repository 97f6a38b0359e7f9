using RagLlama.Answering.Relevance;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Relevance;

public sealed class DenialWordsTests
{
    [Theory]
    [InlineData("en", "Which costs aren't refunded?")]
    [InlineData("en", "Who cannot take part?")]
    [InlineData("de", "Welche Kosten werden nicht erstattet?")]
    [InlineData("fr", "Quels frais ne sont jamais remboursés ?")]
    [InlineData("it", "Quali spese non sono rimborsate?")]
    [InlineData("es", "¿Qué gastos no se reembolsan?")]
    [InlineData("pt", "Que despesas não são reembolsadas?")]
    [InlineData("hi", "किन खर्चों का भुगतान नहीं होता?")]
    [InlineData("th", "ค่าใช้จ่ายใดเบิกไม่ได้")]
    public void Finds_a_denial_in_each_language(string language, string text) => Assert.True(DenialWords.In(text, language));

    [Theory]
    [InlineData("en", "Which costs are refunded?")]
    [InlineData("en", "Who won the prize?")]
    [InlineData("de", "Welche Kosten werden erstattet?")]
    [InlineData("pt", "O que diz a norma no anexo?")]
    [InlineData("de", "Wie viel kostet Sin City?")]
    [InlineData("th", "ค่าใช้จ่ายใดเบิกได้")]
    public void A_word_of_another_language_denies_nothing(string language, string text) => Assert.False(DenialWords.In(text, language));

    [Theory]
    [InlineData("en", "I can't log in, what do I do?")]
    [InlineData("en", "What happens if a receipt is not legible?")]
    [InlineData("de", "Was mache ich, wenn der Drucker nicht geht?")]
    [InlineData("fr", "Pourquoi le badge n'est pas accepté ?")]
    [InlineData("it", "Non riesco ad accedere al portale")]
    [InlineData("es", "¿Qué hago si no tengo recibo?")]
    [InlineData("pt", "Não consigo abrir o ficheiro")]
    [InlineData("hi", "अगर रसीद नहीं है तो क्या करें?")]
    [InlineData("th", "ถ้าไม่มีใบเสร็จต้องทำอย่างไร")]
    public void The_askers_own_trouble_asks_for_nothing_denied(string language, string question)
    {
        Assert.True(DenialWords.In(question, language));
        Assert.False(DenialWords.AreAskedFor(question, language));
    }

    [Theory]
    [InlineData("en", "Which costs are not refunded?")]
    [InlineData("de", "Welche Kosten werden nicht erstattet?")]
    public void What_is_not_can_be_asked_for(string language, string question) => Assert.True(DenialWords.AreAskedFor(question, language));
}
