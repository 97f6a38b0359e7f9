using RagLlama.Inference.BuiltIn;

namespace RagLlama.Adapters.Tests.Embedder;

/// <summary>Expected ids were made with SentencePiece itself for lines written for this test.</summary>
public sealed class UnigramTokenizerTests
{
    [Theory]
    [InlineData("How many days of annual leave may I carry over into the next year?", "480 1304 6002 49 11456 5430 733 59 22859 1414 863 13 1662 2180")]
    [InlineData("Please return the laptop LP-220-S to the service desk, room 4.12.", "3460 581 13 8598 29 248 4617 1443 6 33 13 228 32 289 17619 281 1927")]
    [InlineData("Wer genehmigt den Reisekostenantrag für die Werkstatt in Graz?", "6331 27365 110 19567 7076 394 4333 92 30 11860 2950 71 18 3497 155")]
    [InlineData("Die Bruttoarbeitszeitverlängerungsverordnung gilt ab 2026", "30 18914 120 5515 6 2624 667 16531 38 619 15970 3116 709 15283")]
    [InlineData("Quels sont les délais pour rembourser les frais de déplacement ?", "12615 238 37 10319 6 58 202 7682 3566 109 37 11311 5 22257")]
    [InlineData("L’employé doit prévenir son responsable avant 9 heures", "29 50 14510 1147 13524 371 6708 1559 1052 5398")]
    [InlineData("Quante ferie spettano a chi lavora part-time?", "7773 23 22120 17840 2701 9 1762 7438 1508 1108")]
    [InlineData("Il rimborso chilometrico è pari a 0,42 euro", "47 26998 1762 251 8012 64 12 124 78 9 5435 7488 4364")]
    [InlineData("Quantos dias de férias posso acumular por ano?", "2987 6 4830 5 1498 6644 8717 18057 38 75 5979")]
    [InlineData("A manutenção da bomba de água é feita a cada seis meses", "9 17190 74 17918 5 11665 12 16037 9 359 36 374 18925")]
    [InlineData("¿Cuándo se paga la nómina de diciembre?", "999 1589 2296 36 6679 11 10843 5 19 7411 6089")]
    [InlineData("El horario de verano empieza el 15 de junio", "31 5520 5 275 2701 19700 31 1174 5 11676 64")]
    [InlineData("मुझे छुट्टी के लिए कितने दिन पहले आवेदन करना है?", "12018 329 7745 18140 18880 68 188 21418 329 9715 2011 1189 22741 196 842 107")]
    [InlineData("พนักงานลาพักร้อนได้ปีละกี่วัน ทำงานหกเดือน", "27709 2628 22667 20795 419 2398 6150 8271 3699 3444 1568 624 5585")]
    [InlineData("  two   spaces, a 😀 and 会社  ", "1296 19018 9 35")]
    [InlineData("zz QQQ xyzzy #!? ( ) \" ½ ﬁne ™", "7607 763 1778 1778 28634 155 186 1040 117 200 1795")]
    public void Gives_the_ids_of_the_reference_tokenizer(string text, string expected)
    {
        using var embedder = BuiltInEmbedder.Load(Path.Combine(AppContext.BaseDirectory, "models", "builtin"));

        Assert.Equal(expected, string.Join(' ', embedder.Tokenize(text)));
    }
}
