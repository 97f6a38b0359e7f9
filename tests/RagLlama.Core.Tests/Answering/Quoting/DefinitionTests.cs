using RagLlama.Answering;
using RagLlama.Answering.Quoting;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Quoting;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("What is a mobility budget?", "mobility budget")]
    [InlineData("what's the works council", "works council")]
    [InlineData("What does ISO 27001 mean for us?", "ISO 27001")]
    [InlineData("Was ist ein Jobrad?", "Jobrad")]
    [InlineData("Was versteht man unter Gleitzeit?", "Gleitzeit")]
    [InlineData("Qu'est-ce que le télétravail ?", "télétravail")]
    [InlineData("Qu’est-ce qu'un avenant ?", "avenant")]
    [InlineData("Che cos'è la reperibilità?", "reperibilità")]
    [InlineData("O que é o banco de horas?", "banco de horas")]
    [InlineData("¿Qué es el teletrabajo?", "teletrabajo")]
    [InlineData("फ्लेक्सी टाइम क्या है?", "फ्लेक्सी टाइम")]
    [InlineData("วันลากิจคืออะไร", "วันลากิจ")]
    public void A_question_may_want_something_explained(string question, string topic) => Assert.Equal(topic, Definition.AskedBy(question)?.TrimEnd('?', ' '));

    [Theory]
    [InlineData("Who is the works council?")]
    [InlineData("When is the mobility budget paid?")]
    [InlineData("Was kostet ein Jobrad?")]
    [InlineData("Où est la cantine ?")]
    [InlineData("क्या मैं घर से काम कर सकता हूँ?")]
    [InlineData("ขอลากิจที่ไหน")]
    public void Other_questions_do_not(string question) => Assert.Null(Definition.AskedBy(question));

    [Theory]
    [InlineData("What is prior authorization in the Standard plan?", "Prior-authorization is a process in which the insurer gives its consent beforehand.")]
    [InlineData("What is prior-authorization?", "Prior authorization means that the insurer gives its consent beforehand.")]
    [InlineData("Was ist Gleitzeit?", "Gleitzeit ist eine Regelung, nach der jeder Beginn und Ende der Arbeit selbst wählt.")]
    [InlineData("Qu'est-ce que le télétravail ?", "Le télétravail est un travail effectué hors des locaux de l'entreprise.")]
    [InlineData("Che cos'è la reperibilità?", "La reperibilità è un periodo in cui il dipendente può essere chiamato.")]
    [InlineData("O que é o banco de horas?", "O banco de horas é um registo das horas trabalhadas a mais.")]
    [InlineData("¿Qué es el teletrabajo?", "El teletrabajo es una forma de trabajo fuera de la oficina.")]
    [InlineData("फ्लेक्सी टाइम क्या है?", "फ्लेक्सी टाइम एक व्यवस्था है जिसमें कर्मचारी काम का समय स्वयं चुनता है।")]
    [InlineData("วันลากิจคืออะไร", "วันลากิจคือวันที่พนักงานหยุดงานเพื่อทำธุระส่วนตัว")]
    public void A_definition_is_told_by_its_form(string question, string sentence) => Assert.True(Gives(sentence, question));

    [Theory]
    [InlineData("What is prior authorization?", "A request for prior authorization is a form with four pages.")]
    [InlineData("What is prior authorization?", "Ask your doctor whether prior authorization is required.")]
    [InlineData("What is prior authorization in the Standard plan?", "The Standard plan is a health plan for all employees.")]
    [InlineData("When is prior authorization needed?", "Prior authorization is a process in which the insurer gives its consent.")]
    [InlineData("Was ist Gleitzeit?", "Die Abrechnung der Gleitzeit ist die Aufgabe der Personalabteilung.")]
    [InlineData("¿Qué es el teletrabajo?", "El horario de teletrabajo es el mismo que en la oficina.")]
    public void What_only_mentions_it_is_none(string question, string sentence) => Assert.False(Gives(sentence, question));

    private static bool Gives(string sentence, string question) =>
        Definition.IsGivenBy(Assert.Single(PassageSentences.Of(TestPassages.Of("Rules", sentence), 0)), QuestionProfile.Of(question));
}
