using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class EstimatedTokensTests
{
    /// <summary>The counts are those of Llama 3.1's own tokenizer.</summary>
    [Theory]
    [InlineData("Up to five days of annual leave may be carried over to the next year. They lapse on 31 March.", 23)]
    [InlineData("Für einen Bildschirm zahlt die Firma einmalig bis zu 250 €. Der Antrag geht mit der Rechnung an die Personalabteilung.", 34)]
    [InlineData("Le télétravail est permis deux jours par semaine. Le responsable donne son accord par écrit.", 20)]
    [InlineData("Le note spese si presentano entro il 10 del mese successivo. Gli scontrini vanno allegati.", 28)]
    [InlineData("As viagens internacionais são autorizadas pela diretora financeira. O pedido é feito três semanas antes.", 25)]
    [InlineData("मातृत्व अवकाश 26 सप्ताह का है। आवेदन आठ सप्ताह पहले मानव संसाधन विभाग को दिया जाता है।", 43)]
    [InlineData("La bomba HX-40 tiene una garantía de 24 meses. Las reclamaciones se envían al taller de Bilbao.", 29)]
    [InlineData("พนักงานต้องเปลี่ยนรหัสผ่านทุก 90 วัน รหัสผ่านต้องมีอย่างน้อย 12 ตัวอักษร", 37)]
    [InlineData("員工每年享有二十五天帶薪年假，其中五天可以結轉到下一年。", 24)]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015", 19)]
    public void Comes_near_to_what_the_tokenizer_counts(string text, int tokens) =>
        Assert.InRange(EstimatedTokens.Count(text), tokens * 0.8, tokens * 1.5);
}
