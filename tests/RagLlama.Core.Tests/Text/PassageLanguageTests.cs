using RagLlama.Ingestion;
using RagLlama.TestKit.Builders;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Text;

public sealed class PassageLanguageTests
{
    [Theory]
    [InlineData("en", "The pump must be checked every two weeks by the team on duty.")]
    [InlineData("de", "Die Pumpe muss alle zwei Wochen von der Schicht geprüft werden.")]
    [InlineData("fr", "La pompe doit être vérifiée toutes les deux semaines par l'équipe de garde.")]
    [InlineData("it", "La pompa deve essere controllata ogni due settimane dalla squadra di turno.")]
    [InlineData("es", "La bomba debe ser revisada cada dos semanas por el equipo de guardia.")]
    [InlineData("pt", "A bomba deve ser verificada a cada duas semanas pela equipa de serviço.")]
    [InlineData("hi", "पंप की जाँच हर दो सप्ताह में ड्यूटी पर तैनात टीम द्वारा की जानी चाहिए।")]
    [InlineData("th", "ทีมที่เข้าเวรต้องตรวจสอบปั๊มทุกสองสัปดาห์")]
    [InlineData("other", "De pomp moet elke twee weken worden gecontroleerd en het logboek wordt bij de ploeg bewaard.")]
    [InlineData("other", "Pumpen måste kontrolleras varannan vecka och resultatet ska skrivas in i loggboken som finns på kontoret.")]
    [InlineData("other", "Pompa musi być sprawdzana co dwa tygodnie i wynik jest wpisywany do dziennika, który leży w biurze.")]
    [InlineData("other", "Pompa her iki haftada bir kontrol edilmeli ve sonuç ofisteki deftere yazılmalıdır, bu kural için istisna yoktur.")]
    [InlineData("other", "Насос должен проверяться каждые две недели.")]
    [InlineData("other", "泵必须每两周由值班团队检查一次。")]
    [InlineData("und", "LP-340 / 17")]
    [InlineData("und", "42.0 | 17.5 | 3")]
    public void Names_the_language_of_a_passage(string language, string passage) => Assert.Equal(language, LanguageDetector.DetectPassage(passage));

    [Fact]
    public void Marks_the_blocks_that_are_not_in_the_language_of_their_document()
    {
        var document = PassageLanguages.Name(new ExtractedDocumentBuilder()
            .Paragraph("The pump must be checked every two weeks by the team on duty, and the result is written into the book.")
            .Paragraph("Die Pumpe muss alle zwei Wochen von der Schicht geprüft werden, und das Ergebnis wird eingetragen.")
            .Paragraph("LP-340").Build());

        Assert.Equal("en", document.Language);
        Assert.Equal([null, "de", null], document.Blocks.Select(block => block.Language));
    }
}
