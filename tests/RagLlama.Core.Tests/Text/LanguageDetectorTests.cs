using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Text;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "How many days of leave may I carry over?")]
    [InlineData("en", "Who approves travel expenses?")]
    [InlineData("de", "Wie viele Urlaubstage darf ich übertragen?")]
    [InlineData("de", "Wer genehmigt die Reisekosten?")]
    [InlineData("fr", "Combien de jours de congé puis-je reporter ?")]
    [InlineData("fr", "Qui approuve les frais de voyage ?")]
    [InlineData("it", "Quanti giorni di ferie posso riportare?")]
    [InlineData("it", "Chi approva le spese di viaggio?")]
    [InlineData("pt", "Quantos dias de férias posso acumular?")]
    [InlineData("pt", "Quem aprova as despesas de viagem?")]
    [InlineData("es", "¿Cuántos días de vacaciones puedo acumular?")]
    [InlineData("es", "Quien aprueba los gastos de viaje")]
    [InlineData("hi", "मैं कितने दिन की छुट्टी आगे ले जा सकता हूँ?")]
    [InlineData("th", "ฉันสามารถยกยอดวันลาได้กี่วัน")]
    [InlineData("th", "บริษัท ACME Industrial Solutions มีวันหยุดกี่วัน")]
    public void Knows_the_language_of_a_question(string language, string question) =>
        Assert.Equal(language, LanguageDetector.Detect(question));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12.04.2023 1,250.00 %%%")]
    [InlineData("会社の規則")]
    public void Does_not_guess_without_words(string text) => Assert.Equal("und", LanguageDetector.Detect(text));
}
