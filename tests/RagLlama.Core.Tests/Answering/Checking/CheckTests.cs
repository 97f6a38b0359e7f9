using RagLlama.Answering;
using RagLlama.Answering.Checking;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Checking;

/// <summary>What the check tells apart, one pair at a time.</summary>
public sealed class CheckTests
{
    private const string Rules =
        "Visitors must sign in at reception before 9:30. Trips abroad need the consent of Anna Keller; trips within the country need that of Omar Haddad. "
        + "Contractors may use the car park for up to three hours a day. All forklifts are checked once a year. "
        + "Batteries are delivered within 10 working days. The north gate is open from 6:00 to 18:00, the south gate from 8:00 to 14:00. The yearly fee is 12 % of the price.";

    private const string Prices = "Model | Price | Delivery\nLP-120 | €2,980.00 | 2 weeks\nLP-220 | €4,290.00 | 3 weeks\nLP-220-S | €6,750.00 | 5 weeks";

    [Theory]
    [InlineData("Visitors have to sign in at the reception before 9.30 a.m.", "Visitors need not sign in at reception before 9:30.")]
    [InlineData("Visitors must sign in at reception before 9:30.", "Visitors must sign in at reception after 9:30.")]
    [InlineData("Trips abroad need the consent of Anna Keller.", "Trips abroad need the consent of Omar Haddad.")]
    [InlineData("Contractors may use the car park for at most 3 hours per day.", "Contractors may use the car park for at least three hours a day.")]
    [InlineData("Contractors may use the car park for up to three hours a day.", "Contractors may use the car park for up to three hours a week.")]
    [InlineData("Every forklift is checked once per year.", "Some forklifts are checked once a year.")]
    [InlineData("Batteries are delivered within ten working days.", "Batteries are delivered within 10 calendar days.")]
    [InlineData("The north gate is open from 6 a.m. to 6 p.m.", "The north gate is closed from 6:00 to 18:00.")]
    [InlineData("The yearly fee is 12 percent of the price.", "The yearly fee is 12 of the price.")]
    [InlineData("Die Jahresgebühr beträgt 12 Prozent.", "Die Jahresgebühr beträgt 21 Prozent.")]
    public void Tells_right_from_wrong(string right, string wrong)
    {
        var verifier = Verifier(Rules);

        Assert.Equal(SupportStatus.Supported, verifier.Check(right, [1]).Status);
        Assert.NotEqual(SupportStatus.Supported, verifier.Check(wrong, [1]).Status);
    }

    [Theory]
    [InlineData("The LP-220 costs 4,290 euros and is delivered in three weeks.", true)]
    [InlineData("The LP-220 costs 6,750 euros.", false)]
    [InlineData("The LP-120 is delivered in 3 weeks.", false)]
    [InlineData("The LP-120 costs €2,980 and the LP-220 costs €4,290.", true)]
    [InlineData("The LP-120 costs €4,290 and the LP-220 costs €2,980.", false)]
    public void Keeps_the_rows_of_a_table_apart(string sentence, bool isRight) =>
        Assert.Equal(isRight, Verifier(Prices).Check(sentence, [1]).Status is SupportStatus.Supported);

    private static CitationVerifier Verifier(string text) =>
        new([new ContextSource(1, TestPassages.Of("Rules", text), text)], QuestionProfile.Of("What do the rules say?"));
}
