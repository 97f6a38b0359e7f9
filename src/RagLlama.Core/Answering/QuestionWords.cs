using System.Text.RegularExpressions;

namespace RagLlama.Answering;

/// <summary>Question words of the eight languages.</summary>
internal static partial class QuestionWords
{
    private static readonly (QuestionKind Kind, Regex Pattern)[] Kinds =
    [
        (QuestionKind.Price, Price()),
        (QuestionKind.HowMuch, HowMuch()),
        (QuestionKind.HowMany, HowMany()),
        (QuestionKind.When, When()),
        (QuestionKind.Where, Where()),
        (QuestionKind.Who, Who()),
    ];

    public static QuestionKind KindOf(string question) => Kinds.FirstOrDefault(k => k.Pattern.IsMatch(question)).Kind;

    /// <summary>Where the words that ask for a number end: behind "how many"; 0 when there are none.</summary>
    public static int EndOfAsking(string question)
    {
        var match = HowMuch().Match(question);
        match = match.Success ? match : HowMany().Match(question);
        return match.Success ? match.Index + match.Length : 0;
    }

    /// <summary>A table's header such as "List price" or "Preis" gives its numbers their meaning.</summary>
    public static bool SpeaksOfPrices(string? header) => header is not null && Price().IsMatch(header);

    [GeneratedRegex(
        @"\b(?:costs?|price|prices|fee|kosten|kostet|preis|preise|gebühr|coûte(?:nt)?|coût|prix|tarif|costa|costano|costo|prezzo|custa|custam|preço|custo|cuesta|cuestan|precio|coste)\b|[a-z]+preis\b|कीमत|शुल्क|दर ₹|ราคา|ค่าธรรมเนียม",
        RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    [GeneratedRegex(
        @"\b(?:how (?:much|high|large|big)|what (?:is|was|are|were) the (?:\w+ ){0,3}(?:price|cost|costs|fee|amount|rate|limit|salary|budget|allowance|percentage)|wie (?:viel|hoch|groß|teuer)|wieviel|combien co[uû]te\w*|quel (?:est|était) le (?:prix|montant|taux|coût)|quanto costa\w*|qual è (?:il prezzo|l'importo|il costo)|quanto custa\w*|qual (?:é|era) o (?:preço|valor|custo)|cuánto cuesta\w*|cuál (?:es|era) (?:el precio|el importe|el coste|el costo))\b|कितने रुपये|कितना खर्च|कीमत कितनी|ราคาเท่า|เท่าไร|เท่าไหร่",
        RegexOptions.IgnoreCase)]
    private static partial Regex HowMuch();

    [GeneratedRegex(
        @"\b(?:how (?:many|long|often|old|far|tall|fast|quickly|soon)|what (?:number|percent\w*)|what year|wie (?:viele|lange|oft|alt|weit|schnell)|combien|quant[aie]|quanto tempo|quant[ao]s|cuánt[ao]s?|cuanto tiempo|quel (?:nombre|pourcentage))\b|कितन[ीेा]|กี่|จำนวนเท่า|นานเท่า",
        RegexOptions.IgnoreCase)]
    private static partial Regex HowMany();

    [GeneratedRegex(
        @"\b(?:when|what (?:year|date|day|month|time|century|decade)|(?:which|in what) (?:year|date|day|month|century|decade)|until when|by when|deadline|wann|welche[ms]? (?:jahr|datum|tag|monat|jahrhundert)|quand|quelle (?:année|date)|en quelle année|quand|quando|in (?:che|quale) (?:anno|data|giorno|mese)|em que (?:ano|data|dia|mês)|cuándo|en qué (?:año|fecha|día|mes))\b|कब|किस (?:वर्ष|साल|तारीख|दिन)|เมื่อไร|เมื่อไหร่|เมื่อใด|ปีใด|ปีไหน|วันที่เท่า|พ\.ศ\.\s*อะไร",
        RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"\b(?:where|wo|woher|wohin|où|dove|onde|aonde|dónde|adónde)\b|कहाँ|कहां|ที่ไหน|ที่ใด|แห่งใด", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(?:who|whom|whose|wer|wem|wen|wessen|qui|chi|quem|quién|quiénes)\b|कौन|किसने|किसे|ใคร|ผู้ใด", RegexOptions.IgnoreCase)]
    private static partial Regex Who();
}
