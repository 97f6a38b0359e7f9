using System.Collections.Frozen;

namespace RagLlama.Answering.Facts;

/// <summary>
/// Number words from two to twelve and the tens, in seven languages. One is left out, since it is also the article; Thai is left out,
/// since its words are not separated; words that mean something common in another of the languages (due, sei, once, cent) are left out too.
/// </summary>
internal static class NumberWords
{
    private static readonly string[] Lines =
    [
        "2 two zwei deux dos dois duas दो",
        "3 three drei trois tre tres três तीन",
        "4 four vier quatre quattro cuatro quatro चार",
        "5 five fünf cinq cinque cinco पाँच पांच",
        "6 six sechs seis छह छः",
        "7 seven sieben sept sette siete सात",
        "8 eight acht huit otto ocho oito आठ",
        "9 nine neun neuf nove nueve नौ",
        "10 ten zehn dix dieci diez dez दस",
        "11 eleven elf onze undici ग्यारह",
        "12 twelve zwölf douze dodici doce doze बारह",
        "15 fifteen fünfzehn quinze quindici पंद्रह",
        "20 twenty zwanzig vingt venti veinte vinte बीस",
        "30 thirty dreißig trente trenta treinta trinta तीस",
        "40 forty vierzig quarante quaranta cuarenta quarenta चालीस",
        "50 fifty fünfzig cinquante cinquanta cincuenta cinquenta पचास",
        "60 sixty sechzig soixante sessanta sesenta sessenta साठ",
        "90 ninety neunzig novanta noventa नब्बे",
        "100 hundred hundert cien सौ",
    ];

    public static FrozenDictionary<string, string> Values { get; } = Lines
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(word => KeyValuePair.Create(word, words[0])))
        .DistinctBy(entry => entry.Key)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
