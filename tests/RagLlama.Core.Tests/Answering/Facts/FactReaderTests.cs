using RagLlama.Answering.Facts;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Facts;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("It costs $1,250.50 a year.", "1250.5 USD")]
    [InlineData("Es kostet 1.250,50 € im Jahr.", "1250.5 EUR")]
    [InlineData("Cela coûte 1 250,50 euros par an.", "1250.5 EUR")]
    [InlineData("Costa 1.250,50 euro all'anno.", "1250.5 EUR")]
    [InlineData("Custa R$ 1.250,50 por ano.", "1250.5 BRL")]
    [InlineData("इसकी कीमत ₹१,२५०.५० है।", "1250.5 INR")]
    [InlineData("Cuesta 1.250,50 euros al año.", "1250.5 EUR")]
    [InlineData("ราคา ๑,๒๕๐.๕๐ บาทต่อปี", "1250.5 THB")]
    public void Reads_amounts_as_each_language_writes_them(string text, string expected) => Assert.Equal([expected], Told(text));

    [Theory]
    [InlineData("Due on 3 March 2026.", "2026-3-3")]
    [InlineData("Due on March 3rd, 2026.", "2026-3-3")]
    [InlineData("Due on 2026-03-03.", "2026-3-3")]
    [InlineData("Fällig am 3. März 2026.", "2026-3-3")]
    [InlineData("Fällig am 03.03.2026.", "2026-3-3")]
    [InlineData("Le 1er août 2026.", "2026-8-1")]
    [InlineData("Entro il 3 marzo 2026.", "2026-3-3")]
    [InlineData("Até 3 de março de 2026.", "2026-3-3")]
    [InlineData("Antes del 3 de marzo de 2026.", "2026-3-3")]
    [InlineData("3 मार्च 2026 तक", "2026-3-3")]
    [InlineData("ภายใน 3 มีนาคม พ.ศ. 2569", "2569-3-3|2026-3-3")]
    [InlineData("By 3/4/2026", "2026-4-3|2026-3-4")]
    [InlineData("From 1 April on", "?-4-1")]
    [InlineData("In October 1973", "1973-10-?")]
    public void Reads_dates_as_each_language_writes_them(string text, string expected) => Assert.Equal([expected], Told(text));

    [Theory]
    [InlineData("25 % of staff", "25 %")]
    [InlineData("25 Prozent der Belegschaft", "25 %")]
    [InlineData("25 pour cent", "25 %")]
    [InlineData("25 प्रतिशत", "25 %")]
    [InlineData("ร้อยละ ๒๕", "25")]
    [InlineData("14,2 milliards d'euros", "14200000000 EUR")]
    [InlineData("30 calendar days and 8 hours", "30 day|8 hour")]
    [InlineData("30 Kalendertage", "30 day")]
    [InlineData("between 5 and 7 days", "5 day|7 day")]
    [InlineData("five working days", "5 day")]
    [InlineData("fünf Tage", "5 day")]
    [InlineData("10วันทำการ", "10 day")]
    [InlineData("a 2.5 km walk", "2.5 km")]
    [InlineData("the 1,250 seats", "1250/1.25")]
    [InlineData("open from 9:00 to 17:30", "9:00|17:30")]
    [InlineData("open until 6 p.m.", "18:00")]
    [InlineData("um 14.30 Uhr", "14:30")]
    [InlineData("form TR-17 and model GX200/4", "TR17|GX2004")]
    [InlineData("every Monday", "1")]
    [InlineData("jeden Montag", "1")]
    public void Reads_numbers_with_units_times_codes_and_weekdays(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Told(text)));

    [Theory]
    [InlineData("1.250,00 €", "€1,250", true)]
    [InlineData("1.250 €", "1 250 euros", true)]
    [InlineData("1.250 €", "1.259 €", false)]
    [InlineData("5 days", "5 weeks", false)]
    [InlineData("5 days", "fünf Tage", true)]
    [InlineData("5", "5 days", true)]
    [InlineData("25 %", "25 euros", false)]
    [InlineData("3 March", "2026-03-03", true)]
    [InlineData("3 March 2026", "3 March 2025", false)]
    [InlineData("3 March 2026", "3 March", false)]
    [InlineData("2026", "3. März 2026", true)]
    [InlineData("Monday", "Dienstag", false)]
    [InlineData("TR-17", "TR17", true)]
    public void A_fact_is_borne_out_by_the_same_fact_in_any_language(string answer, string source, bool expected)
    {
        var fact = Assert.Single(FactReader.Read(answer));

        Assert.Equal(expected, FactReader.Read(source).Any(fact.IsBorneOutBy));
    }

    private static IEnumerable<string> Told(string text) => FactReader.Read(text)
        .Select(f => string.Join(f.Kind == FactKind.Date ? '|' : '/', f.Values) + (f.Unit is null ? "" : " " + f.Unit));
}
