using RagLlama.Answering;
using RagLlama.Answering.Checking;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class CitationVerifierTests
{
    private const string Leave = "Employees have 25 days of annual leave. Up to five days may be carried over until 31 March 2026. Laptops must not be taken abroad. Requests go to Maria Rossi on form TR-17.";

    [Theory]
    [InlineData("Employees have 25 days of annual leave.", SupportStatus.Supported)]
    [InlineData("Up to 5 days may be carried over until 31.03.2026.", SupportStatus.Supported)]
    [InlineData("Employees have 26 days of annual leave.", SupportStatus.Unsupported)]
    [InlineData("Employees have 25 weeks of annual leave.", SupportStatus.Unsupported)]
    [InlineData("Up to five days may be carried over until 31 May 2026.", SupportStatus.Unsupported)]
    [InlineData("Up to five days may be carried over until 31 March 2027.", SupportStatus.Unsupported)]
    [InlineData("Laptops must be taken abroad.", SupportStatus.Unsupported)]
    [InlineData("Laptops must not be taken abroad.", SupportStatus.Supported)]
    [InlineData("Up to five days may not be carried over until 31 March 2026.", SupportStatus.Unsupported)]
    [InlineData("Requests go to Maria Bianchi on form TR-17.", SupportStatus.Unsupported)]
    [InlineData("Requests go to Maria Rossi on form TR-18.", SupportStatus.Unsupported)]
    [InlineData("The policy says \"up to five days may be carried over\" until 31 March 2026.", SupportStatus.Supported)]
    [InlineData("The policy says \"all days may be carried over\" until 31 March 2026.", SupportStatus.Unsupported)]
    [InlineData("The cafeteria serves pasta and salad for lunch.", SupportStatus.Unsupported)]
    [InlineData("Here is what the documents say:", SupportStatus.Uncheckable)]
    public void Judges_a_sentence_by_its_facts_names_negation_and_words(string sentence, SupportStatus expected) =>
        Assert.Equal(expected, Verifier(Leave).Check(sentence, [1]).Status);

    [Theory]
    [InlineData("Der Preis beträgt 1.250,50 € im Jahr.", "Der Preis beträgt 1.250,50 Euro im Jahr.", "Der Preis beträgt 1.250,60 € im Jahr.")]
    [InlineData("Le prix est de 1 250,50 € par an.", "Le prix est de 1250,50 euros par an.", "Le prix est de 1 350,50 € par an.")]
    [InlineData("Il prezzo è di 1.250 euro all'anno.", "Il prezzo è di 1250 euro all'anno.", "Il prezzo è di 1.260 euro all'anno.")]
    [InlineData("O prazo termina em 3 de março de 2026.", "O prazo termina em 03/03/2026.", "O prazo termina em 4 de março de 2026.")]
    [InlineData("El plazo termina el 3 de marzo de 2026.", "El plazo termina el 3/3/2026.", "El plazo termina el 3 de mayo de 2026.")]
    [InlineData("कर्मचारियों को २५ दिन की छुट्टी मिलती है।", "कर्मचारियों को 25 दिन की छुट्टी मिलती है।", "कर्मचारियों को 26 दिन की छुट्टी मिलती है।")]
    [InlineData("พนักงานลาพักร้อนได้ ๒๕ วันต่อปี", "พนักงานลาพักร้อนได้ 25 วันต่อปี", "พนักงานลาพักร้อนได้ 26 วันต่อปี")]
    [InlineData("Die Nutzung ist nicht erlaubt.", "Die Nutzung ist nicht erlaubt.", "Die Nutzung ist erlaubt.")]
    [InlineData("L'utilisation n'est pas autorisée.", "L'utilisation n'est pas autorisée.", "L'utilisation est autorisée.")]
    [InlineData("L'uso non è consentito.", "L'uso non è consentito.", "L'uso è consentito.")]
    [InlineData("यह उपयोग मान्य नहीं है।", "यह उपयोग मान्य नहीं है।", "यह उपयोग मान्य है।")]
    public void Reads_the_formats_of_every_language(string source, string right, string wrong)
    {
        var verifier = Verifier(source);

        Assert.Equal(SupportStatus.Supported, verifier.Check(right, [1]).Status);
        Assert.Equal(SupportStatus.Unsupported, verifier.Check(wrong, [1]).Status);
    }

    [Fact]
    public void A_fact_that_stands_elsewhere_in_the_source_is_support_in_part()
    {
        var verdict = Verifier("Trainees have 20 days of annual leave. Hotels cost at most 140 EUR per night. The desk is open for walk-ins. Managers have 30 days of special holiday allowance.")
            .Check("Trainees have 30 days of annual leave.", [1]);

        Assert.Equal(SupportStatus.Partly, verdict.Status);
    }

    [Fact]
    public void Looks_only_into_the_sources_a_sentence_cites()
    {
        var verifier = new CitationVerifier(
            [new ContextSource(1, TestPassages.Of("A", Leave), Leave), new ContextSource(2, TestPassages.Of("B", "Hotels cost at most 140 EUR per night."), "")],
            QuestionProfile.Of("What may hotels cost?"));

        Assert.Equal(SupportStatus.Supported, verifier.Check("Hotels cost at most 140 EUR per night.", [2]).Status);
        Assert.Equal(SupportStatus.Unsupported, verifier.Check("Hotels cost at most 140 EUR per night.", [1]).Status);
        Assert.Equal(2, Assert.Single(verifier.Check("Hotels cost at most 140 EUR per night.", []).Evidence).Source);
    }

    private static CitationVerifier Verifier(string text) =>
        new([new ContextSource(1, TestPassages.Of("Policy", text), text)], QuestionProfile.Of("What does the policy say?"));
}
