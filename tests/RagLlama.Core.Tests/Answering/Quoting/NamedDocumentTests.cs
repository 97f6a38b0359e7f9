using RagLlama.Answering.Quoting;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Quoting;

public sealed class NamedDocumentTests
{
    [Theory]
    [InlineData("How many days of leave does the Employee Handbook grant?", "Employee Handbook")]
    [InlineData("Was sagt die Betriebsvereinbarung Arbeitszeit und Gleitzeit zu Überstunden?", "Betriebsvereinbarung Arbeitszeit und Gleitzeit")]
    [InlineData("Que prévoit la charte de télétravail pour les apprentis ?", "Charte de télétravail")]
    [InlineData("Secondo il manuale manutenzione LP-120, ogni quanto si cambia l'olio?", "Manuale manutenzione LP-120")]
    [InlineData("O que diz a Política formação e propinas sobre livros?", "Política: formação e propinas")]
    [InlineData("¿Qué dice la guía VPN Valencia?", "Guía VPN (Valencia)")]
    [InlineData("यात्रा भत्ता नीति के अनुसार होटल की सीमा क्या है?", "यात्रा भत्ता नीति")]
    [InlineData("ตามคู่มือพนักงานใหม่ ทดลองงานกี่วัน", "คู่มือ พนักงานใหม่")]
    public void A_question_names_a_document_by_its_title(string question, string title) => Assert.True(IsNamed(question, title, "a.pdf"));

    [Theory]
    [InlineData("What does travel_policy_2026.pdf say about hotels?", "travel_policy_2026.pdf")]
    [InlineData("What does the travel policy 2026 say about hotels?", "travel-policy-2026.docx")]
    public void Or_by_its_file_name(string question, string fileName) => Assert.True(IsNamed(question, "Untitled", fileName));

    [Theory]
    [InlineData("How much leave do I have?", "Leave")]
    [InlineData("What does the handbook for employees say?", "Employee Handbook")]
    [InlineData("What does the Standard plan pay?", "Standard plan benefits")]
    [InlineData("Which employee handbooks are there?", "Employee handbook")]
    [InlineData("ตามคู่มือ ทดลองงานกี่วัน", "คู่มือ")]
    [InlineData("", "Employee handbook")]
    public void Single_words_and_parts_of_a_name_are_no_name(string question, string title) => Assert.False(IsNamed(question, title, "a.pdf"));

    private static bool IsNamed(string question, string title, string fileName) =>
        NamedDocument.IsNamedIn(question, TestPassages.Of(title, "Text.").Document with { FileName = fileName });
}
