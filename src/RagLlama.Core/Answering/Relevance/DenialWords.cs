using System.Collections.Frozen;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Words that deny: "which costs are not refunded" is not answered by what says that costs are refunded. Added negation is one of the ways in which
/// the authors of SQuAD 2.0 made questions unanswerable (P. Rajpurkar et al., "Know What You Don't Know", 2018, table 1).
/// </summary>
internal static class DenialWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = Sets(new()
    {
        ["en"] = "not never no without none neither nor cannot nobody nothing non "
            + "lack lacks lacked lacking fail fails failed refuse refused refuses unable except excluding excluded exempt",
        ["de"] = "nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand nichts außer ausgenommen ausgeschlossen unmöglich verweigert fehlt fehlen",
        ["fr"] = "pas jamais aucun aucune sans rien ni personne sauf excepté hormis exclu exclue exclus refuse refusé manque impossible",
        ["it"] = "non mai nessun nessuno nessuna senza tranne eccetto salvo escluso esclusa esclusi escluse rifiuta rifiutato manca impossibile",
        ["es"] = "no nunca jamás ningún ninguno ninguna sin nada nadie ni excepto salvo excluido excluida excluidos rechaza rechazado falta imposible",
        ["pt"] = "não nunca jamais nenhum nenhuma sem nem ninguém nada exceto salvo excluído excluída excluídos recusa recusado falta impossível",
        ["hi"] = "नहीं नही न मत बिना सिवाय अलावा असंभव",
    });

    // "I cannot log in", "if nobody answers", "why is there no form": the denial is the asker's trouble, and the answer says what to do about it.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Troubles = Sets(new()
    {
        ["en"] = "i we my me us our if unless why",
        ["de"] = "ich wir mein meine meinen meinem mich mir uns unser unsere wenn falls sofern warum wieso weshalb",
        ["fr"] = "je j nous mon ma mes moi notre nos si pourquoi on",
        ["it"] = "io mio mia miei mie mi noi ci nostro nostra se perché posso ho riesco trovo ricevo funziona funzionano",
        ["es"] = "yo mi mis me nos nuestro nuestra si puedo tengo encuentro recibo consigo funciona funcionan",
        ["pt"] = "eu meu minha meus minhas me nosso nossa se posso tenho consigo encontro recebo funciona funcionam",
        ["hi"] = "मैं मैंने मेरा मेरी मेरे मुझे हम हमें हमारा अगर यदि क्यों",
    });

    private static readonly string[] Thai = ["ไม่", "มิได้", "ห้าม", "ปราศจาก", "ยกเว้น", "เว้นแต่"];
    private static readonly string[] ThaiTroubles = ["ฉัน", "ผม", "เรา", "ถ้า", "หาก", "ทำไม", "หรือไม่", "ไหม", "ใช่ไหม"];

    /// <returns>True when the text denies something.</returns>
    public static bool In(string text, string language) =>
        Has(text, language, Words, Thai) || (language == "en" && (text.Contains("n't", StringComparison.OrdinalIgnoreCase) || text.Contains("n’t", StringComparison.OrdinalIgnoreCase)));

    /// <returns>True when the question asks for what is not: "which costs are not refunded". Why and if-questions and the asker's own troubles are not that.</returns>
    public static bool AreAskedFor(string question, string language) => In(question, language) && !Has(question, language, Troubles, ThaiTroubles);

    private static bool Has(string text, string language, FrozenDictionary<string, FrozenSet<string>> lists, string[] thai)
    {
        if (language == "th")
        {
            return thai.Any(word => text.Contains(word, StringComparison.Ordinal));
        }

        if (!lists.TryGetValue(language, out var words))
        {
            return false;
        }

        var tokens = new List<Token>();
        TextTokenizer.Tokenize(TextFolding.Fold(text), tokens);
        return tokens.Exists(token => words.Contains(token.Text));
    }

    private static FrozenDictionary<string, FrozenSet<string>> Sets(Dictionary<string, string> lists) => lists.ToFrozenDictionary(
        language => language.Key,
        language => language.Value.Split(' ').Select(word => TextFolding.Fold(word)).ToFrozenSet(StringComparer.Ordinal));
}
