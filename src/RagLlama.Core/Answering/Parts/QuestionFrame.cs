using System.Text.RegularExpressions;

namespace RagLlama.Answering.Parts;

/// <summary>
/// Words that ask a document to speak, around what is asked: "According to the handbook, …", "What does the travel policy say about …?". A passage that answers
/// hardly ever repeats them. Only what is called a document counts: "according to Darwin" is part of the question.
/// </summary>
internal static partial class QuestionFrame
{
    // What documents are called, as the last word of a name of at most six: "the Northwind benefits handbook", "unsere Reiserichtlinie", "plan.pdf".
    private const string Named =
        @"(?:documents?|documentation|handbooks?|manuals?|polic(?:y|ies)|guides?|guidelines?|guidance|files?|texts?|pages?|reports?|contracts?|agreements?|rulebooks?|rules|regulations?|procedures?|instructions?|brochures?|wiki|intranet|faq|slides|memos?|charter"
        + @"|\p{L}*(?:dokumente?[ns]?|dokumentation|handbuch|handbuchs|richtlinien?|leitfaden|leitfadens|datei|anleitung|vertrag|vertrags|vereinbarung|ordnung|regelung|regelungen|bericht|unterlagen?|merkblatt|anweisung|satzung|vorschrift|vorschriften|regeln)"
        + @"|manuels?|règlement|chartes?|politiques?|fichiers?|contrats?|accords?|notes?|rapports?|procédures?|notices?|livrets?|textes?|convention|consignes"
        + @"|documentos?|documentación|documentação|manual|manuales|manuais|guías?|guia|guias|políticas?|reglamento|regulamento|normativas?|normas?|archivos?|arquivos?|ficheros?|ficheiros?|contratos?|acuerdos?|acordos?|informes?|relatórios?|procedimientos?|procedimentos?|textos?|páginas?|folletos?|cartilha"
        + @"|documenti|documento|documentazione|manuali|manuale|guida|guide|regolamento|regolamenti|contratto|accordo|rapporto|relazione|procedura|procedure|testo|pagina|circolare|normativa"
        + @"|[\p{L}\p{N}_.-]*\.?(?:pdf|docx?|xlsx?|pptx?|html?|md|odt))";

    private const string Name = @"(?:[\p{L}\p{M}\p{N}_.'’-]+\s+){0,6}?" + Named + @"(?![\p{L}\p{M}\p{N}])";

    // What follows a document's name up to the comma behind it: "le règlement intérieur, …", "the policy for travel, …".
    private const string Rest = @"(?:\s+(?:(?:of|for|on|der|des|für|de|du|pour|del|della|para|da|do)\s+)?[\p{L}\p{M}\p{N}'’-]+(?=\s*,))?";

    private const string HindiName = @"(?:[\p{L}\p{M}\p{N}-]+\s+){0,2}?(?:दस्तावे(?:\u091C\u093C?|\u095B)(?:ों)?|हैंडबुक|पुस्तिका|नीति|मार्गदर्शिका|नियमावली|नियमों|(?:\u092B\u093C?|\u095E)ाइल|पीडीएफ|रिपोर्ट|अनुबंध|मैनुअल|गाइड)";

    private const string ThaiName = @"(?:เอกสาร|คู่มือ|นโยบาย|ระเบียบ|ข้อบังคับ|แนวปฏิบัติ|ไฟล์|รายงาน|สัญญา)(?:พนักงาน|บริษัท|ของบริษัท|นี้|การเดินทาง|การทำงาน)?";

    private static readonly Regex[] Questions = [English(), German(), Romance(), Hindi(), Thai()];

    /// <returns>What is asked, without the words around it; null when there are none, or nothing is left.</returns>
    public static string? TopicOf(string question)
    {
        var topic = Array.Find(Questions, frame => frame.IsMatch(question)) is { } asking ? asking.Match(question).Groups["topic"].Value : question;
        topic = Pointer().Replace(topic, " ").Trim();
        return topic.Length == question.Trim().Length || !topic.Any(char.IsLetter) ? null : topic;
    }

    [GeneratedRegex(
        @"\s*,?\s*(?<![\p{L}\p{M}\p{N}])(?:"
        + @"(?:(?:as\s+)?(?:mentioned|described|stated|defined|outlined|explained|specified|set\s+out|written)\s+(?:in|by)|according\s+to|as\s+per|laut|gemäß|zufolge|selon|d['’]après|conformément\s+(?:à|au|aux)|según|conforme(?:\s+a)?|de\s+acuerdo\s+con|secondo|in\s+base\s+(?:a|al|alla|ai|alle)|segundo|de\s+acordo\s+com)\s+" + Name + Rest
        + @"|(?:in|by)\s+(?:the|this|that|these|those)\s+(?:documents?|files?|pdf|text)|(?:in|im)\s+(?:(?:dem|den|diesem|diesen)\s+)?(?:dokument|dokumenten|datei|pdf|text)|dans\s+(?:le|les|ce|ces)\s+(?:documents?|fichiers?|textes?)"
        + @"|en\s+(?:el|los|este|estos)\s+(?:documentos?|archivos?|textos?)|n(?:el|ei|egli|ello|ella)\s+(?:documento|documenti|testo|file)|n(?:o|os|este|estes)\s+(?:documentos?|arquivos?|ficheiros?|textos?)"
        + @"|" + HindiName + @"\s+के\s+(?:अनुसार|मुताबिक)|ตาม" + ThaiName + @")(?:(?<=[\u0E00-\u0E7F])|(?![\p{L}\p{M}\p{N}]))\s*[,:]?\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();

    [GeneratedRegex(
        @"^\s*(?:what\s+(?:does|do|did)\s+" + Name + @"\s+(?:say|state|tell\s+(?:me|us)|mention|specify|explain|write)\s+(?:about|on|regarding|concerning)"
        + @"|what\s+(?:is|was)\s+(?:said|written|stated|mentioned|specified|described)\s+(?:in|by)\s+" + Name + @"\s+(?:about|on|regarding|concerning)"
        + @"|how\s+(?:does|do|did)\s+" + Name + @"\s+(?:explain|describe|define|address|regulate|present))\s+(?<topic>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex English();

    [GeneratedRegex(
        @"^\s*(?:was\s+(?:steht|sagt|sagen|schreibt|schreiben|besagt|regelt)\s+(?:(?:in|im|auf)\s+)?" + Name + @"\s+(?:über|zum|zur|zu|bezüglich|hinsichtlich)"
        + @"|wie\s+(?:erklärt|beschreibt|definiert|regelt|behandelt)\s+" + Name + @")\s+(?<topic>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex German();

    [GeneratedRegex(
        @"^\s*¿?\s*(?:(?:que|qu['’]est-ce\s+que)\s+(?:(?:dit|disent|prévoit|prévoient|précise|indique)\s+" + Name + @"|" + Name + @"\s+(?:dit|disent|prévoit|prévoient|précise|indique))\s+(?:sur|concernant|à\s+propos\s+(?:de|du|des)|au\s+sujet\s+(?:de|du|des))"
        + @"|qu['’](?:est-il|y\s+a-t-il\s+d['’])\s*(?:écrit|dit|prévu|indiqué)\s+dans\s+" + Name + @"\s+(?:sur|concernant|à\s+propos\s+(?:de|du|des)|au\s+sujet\s+(?:de|du|des))"
        + @"|qué\s+(?:dice|dicen|pone|indica|indican|establece|establecen)\s+(?:en\s+)?" + Name + @"\s+(?:sobre|acerca\s+de|respecto\s+a|en\s+cuanto\s+a)"
        + @"|(?:che\s+)?(?:cosa|che)\s+(?:dice|dicono|prevede|prevedono|stabilisce)\s+" + Name + @"\s+(?:su(?:l|llo|lla|i|gli|lle)?|riguardo\s+(?:a|al|alla|ai|alle)|in\s+merito\s+(?:a|al|alla|ai|alle)|circa)"
        + @"|(?:o\s+)?que\s+(?:diz|dizem|prevê|preveem|estabelece|consta|está\s+escrito)\s+(?:n[oa]s?\s+)?" + Name + @"\s+(?:sobre|acerca\s+d[eoa]s?|a\s+respeito\s+d[eoa]s?|quanto\s+(?:a|ao|à|aos|às)))\s+(?<topic>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Romance();

    [GeneratedRegex(
        @"^\s*" + HindiName + @"\s+(?:में\s+)?(?<topic>.+?\s+(?:के\s+बारे\s+में|के\s+विषय\s+में|पर))\s+क्या\s+(?:कहता|कहती|कहते|कहा|लिखा|बताता|बताती|बताया)(?![\p{L}\p{M}]).*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hindi();

    [GeneratedRegex(
        @"^\s*" + ThaiName + @"\s*(?:กล่าวถึง|พูดถึง|ระบุเกี่ยวกับ|ระบุเรื่อง|บอกเกี่ยวกับ|บอกเรื่อง|กล่าวเกี่ยวกับ|ว่าอย่างไรเกี่ยวกับ)\s*(?<topic>.+?)\s*(?:ไว้)?\s*(?:ว่า)?(?:อย่างไร|ยังไง|อะไร)?(?:บ้าง)?\s*[?？]?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Thai();
}
