using FsCheck;
using FsCheck.Fluent;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Leave must be approved. | Ask Dr. Brown or Mrs. Hill, e.g. by mail. | Done!")]
    [InlineData("The limit is 1,250.00 euros. | See www.example.com/a.b for details. | It is 3.5 percent, approx. 40 in total.")]
    [InlineData("Is it open? | Yes! | \"We close at 6 p.m. on Fridays.\" | See Fig. 3 and No. 7.")]
    [InlineData("The company moved to the U.S. in 2019. | It grew. | J. R. Miller signed it.")]
    [InlineData("Am 3. Mai beginnt der Kurs. | Die Gebühr beträgt 1.250,00 €, d. h. 10 % mehr. | Siehe Abs. 2 bzw. Nr. 4.")]
    [InlineData("Der 2. Weltkrieg endete 1945. | Herr Dr. Meier kommt z. B. am 12. Oktober. | Das gilt auch für Hrn. Schulz.")]
    [InlineData("M. Dupont et Mme. Martin sont absents. | Voir p. 12 et art. 5. | Le prix est de 1 250,00 euros.")]
    [InlineData("Il sig. Rossi abita qui. | Il dott. Bianchi no! | Vedi pag. 7 e art. 18.")]
    [InlineData("La Sra. Gómez llegó tarde. | ¿Quién abrió la puerta? | ¡Nadie! | Véase la pág. 9.")]
    [InlineData("O Sr. Silva pediu férias. | A Dra. Souza aprovou. | Consulte o art. 12 da norma.")]
    [InlineData("छुट्टी 12 दिन की है। | डॉ. शर्मा से पूछें। | क्या यह सही है?")]
    [InlineData("The rule changed.[12] | Nobody noticed. | Wait... what happened?")]
    public void Ends_sentences_where_a_reader_would(string marked)
    {
        var expected = marked.Split(" | ");

        var sentences = Sentences(string.Join(' ', expected));

        Assert.Equal(expected, sentences.Select(s => s.Trim()));
    }

    [Fact]
    public void Keeps_list_items_headings_and_paragraphs_apart()
    {
        var sentences = Sentences("Annual leave\nEmployees get 25 days\nof leave per year.\n\n- first item\n- second item\n3. third item\n");

        Assert.Equal(["Annual leave\n", "Employees get 25 days\nof leave per year.\n\n", "- first item\n", "- second item\n", "3. third item\n"], sentences);
    }

    [Fact]
    public void Splits_thai_at_spaces_once_a_sentence_is_long_enough()
    {
        const string First = "พนักงานที่ทำงานครบหนึ่งปีมีสิทธิลาพักร้อนได้ปีละสิบวันทำงานโดยได้รับค่าจ้างตามปกติทุกครั้งที่ลา ";
        const string Second = "ทั้งนี้ต้องแจ้งหัวหน้างานล่วงหน้า";

        Assert.Equal([First, Second], Sentences(First + Second));
        Assert.Single(Sentences("ตั้งแต่วันที่ 1 มกราคม พ.ศ. 2560 เป็นต้นไป"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\n\n lead. Then. \t")]
    [InlineData("no stop at all")]
    public void Partitions_edge_cases(string text) => AssertPartition(text);

    [Fact]
    public void Partitions_any_text()
    {
        var piece = Gen.Elements("a", "B", ".", "!", "?", " ", "\n", "।", "3", "e.g.", "Dr", "ก", "ทั้งนี้", "[1]", "\"", "\r\n", "-", "|", "\t", "\ud83d\ude00", "\ud83d");
        var text = piece.ListOf().Select(parts => string.Concat(parts));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(text.ToArbitrary(), AssertPartition));
    }

    private static void AssertPartition(string text)
    {
        var spans = SentenceSplitter.Split(text);
        var position = 0;
        foreach (var span in spans)
        {
            Assert.Equal(position, span.Start);
            Assert.True(span.Length > 0);
            position = span.End;
        }

        Assert.Equal(text.Length, position);
        Assert.True(spans.Count <= 1 || spans.All(span => !string.IsNullOrWhiteSpace(text.Substring(span.Start, span.Length))));
    }

    private static string[] Sentences(string text) => [.. SentenceSplitter.Split(text).Select(span => text.Substring(span.Start, span.Length))];
}
