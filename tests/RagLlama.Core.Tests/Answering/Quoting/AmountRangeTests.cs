using RagLlama.Answering;
using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Quoting;

public sealed class AmountRangeTests
{
    [Theory]
    [InlineData("Who approves an order of 40,000 euros?", "€25,000.01 to €100,000 | Chief financial officer")]
    [InlineData("Who approves an order of 40,000 euros?", "Orders between 25,000 and 100,000 euros go to the chief financial officer.")]
    [InlineData("Who approves an order of 400 euros?", "Up to €500 | Team lead")]
    [InlineData("Who approves an order of 600,000 euros?", "Above €500,000 | Board of directors")]
    [InlineData("Who approves purchases above 5,000 euros?", "€5,000.01 to €25,000 | Department head and purchasing manager")]
    [InlineData("Who approves purchases above 5,000 euros?", "5,001 to 25,000 euros: department head and purchasing manager")]
    [InlineData("Who approves purchases below 500 euros?", "Up to €500 | Team lead")]
    [InlineData("Wer genehmigt eine Bestellung über 40.000 Euro?", "Von 25.000 bis 100.000 Euro entscheidet die Finanzleitung.")]
    [InlineData("Qui valide une commande de 3 000 euros ?", "Jusqu'à 5 000 € | responsable de service")]
    [InlineData("¿Quién aprueba un pedido de 3.000 euros?", "Hasta 5.000 € decide la jefatura de área.")]
    [InlineData("Chi approva un ordine di 3.000 euro?", "Fino a 5.000 € decide il responsabile.")]
    [InlineData("Quem aprova uma compra de 3.000 euros?", "Até 5.000 € decide o chefe de departamento.")]
    [InlineData("12,000 रुपये की खरीद कौन स्वीकृत करता है?", "5,000 से 25,000 रुपये तक विभाग प्रमुख स्वीकृत करते हैं।")]
    [InlineData("ใครอนุมัติการสั่งซื้อ 12,000 บาท", "5,000 ถึง 25,000 บาท หัวหน้าแผนกเป็นผู้อนุมัติ")]
    public void An_amount_lies_between_the_bounds_of_a_sentence(string question, string sentence) =>
        Assert.True(AmountRange.Holds(FactReader.Read(sentence), Assert.Single(QuestionProfile.Of(question).Amounts.Select(a => a.Amount).Distinct())));

    [Theory]
    [InlineData("Who approves an order of 40,000 euros?", "Up to €500 | Team lead")]
    [InlineData("Who approves an order of 40,000 euros?", "€5,000.01 to €25,000 | Department head and purchasing manager")]
    [InlineData("Who approves an order of 40,000 euros?", "Above €500,000 | Board of directors")]
    [InlineData("Who approves purchases above 5,000 euros?", "€500.01 to €5,000 | Department head")]
    [InlineData("Who approves purchases below 500 euros?", "€500 to €5,000 | Department head")]
    [InlineData("Who approves an order of 40,000 euros?", "The order was worth 100,000 euros.")]
    [InlineData("Who approves an order of 400 dollars?", "Up to €500 | Team lead")]
    [InlineData("May I take 4 days off?", "Up to €500 | Team lead")]
    public void Other_bounds_and_units_hold_nothing(string question, string sentence)
    {
        var amounts = QuestionProfile.Of(question).Amounts;

        Assert.NotEmpty(amounts);
        Assert.All(amounts, amount => Assert.False(AmountRange.Holds(FactReader.Read(sentence), amount.Amount)));
    }

    [Theory]
    [InlineData("What is the notice period after two years?", "2 to 4 | 6 weeks", true)]
    [InlineData("What is the notice period after two years?", "Less than 2 | 4 weeks", false)]
    [InlineData("What is the notice period after two years?", "10 and more | 12 weeks", false)]
    [InlineData("What is the notice period after 12 years?", "10 and more | 12 weeks", true)]
    [InlineData("What is the notice period after 12 weeks?", "10 and more | 12 weeks", false)]
    [InlineData("What is the notice period in 2026?", "10 and more | 12 weeks", false)]
    public void The_header_of_a_column_names_its_unit(string question, string row, bool holds) => Assert.Equal(
        holds, QuestionProfile.Of(question).Amounts.Any(a => AmountRange.HoldsInRow(row, "Completed years of service | Notice period", "en", a.Amount)));

    [Fact]
    public void The_header_of_a_column_names_its_unit_in_other_languages() => Assert.All(
        [
            ("Wie lang ist die Kündigungsfrist nach 3 Jahren?", "2 bis 4 | 6 Wochen", "Dienstjahre (Jahre) | Frist", "de"),
            ("Quel est le préavis après 3 ans ?", "2 à 4 | 6 semaines", "Ancienneté (ans) | Préavis", "fr"),
            ("¿Cuál es el preaviso después de 3 años?", "2 a 4 | 6 semanas", "Antigüedad (años) | Preaviso", "es"),
        ],
        ((string Question, string Row, string Header, string Language) sample) =>
            Assert.Contains(QuestionProfile.Of(sample.Question).Amounts, a => AmountRange.HoldsInRow(sample.Row, sample.Header, sample.Language, a.Amount)));

    [Fact]
    public async Task The_row_in_whose_range_an_amount_lies_is_quoted()
    {
        const string Table = "Order value | Approval\nUp to €500 | Team lead\n€500.01 to €25,000 | Department head\n€25,000.01 to €100,000 | Chief financial officer\nAbove €100,000 | Board of directors";
        var fixture = new AnswerFixture();
        fixture.Passages.Add(TestPassages.Of("Purchasing rules", Table, headings: ["Who may approve an order"], tableHeader: "Order value | Approval"));

        var answer = await fixture.AnswerAsync("Who has to approve an order of 40,000 euros?");

        Assert.StartsWith("€25,000.01 to €100,000 | Chief financial officer", answer.Citations[0].Quote, StringComparison.Ordinal);
    }
}
