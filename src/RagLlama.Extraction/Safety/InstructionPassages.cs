using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Safety;

/// <summary>
/// Passages that speak to a language model instead of a reader ("ignore all previous instructions"), in eight languages. They stay in the
/// text, because a document about such attacks is read as well, but their block is marked.
/// </summary>
internal static partial class InstructionPassages
{
    public static bool Occur(string text) => text.Length >= 8 && (English().IsMatch(text) || German().IsMatch(text) || Romance().IsMatch(text) || Asian().IsMatch(text) || Markers().IsMatch(text) || DocumentOrders().IsMatch(text) || AnswerOrders().IsMatch(text) || ForeignAnswerOrders().IsMatch(text));

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,4}(?:previous|prior|above|earlier|preceding|existing|original|foregoing)\s+(?:\w+\s+){0,2}(?:instructions?|prompts?|directions?|guidelines|rules|commands?|context|tasks?)"
        + @"|\b(?:ignore|disregard|forget)\s+(?:all\s+)?(?:of\s+)?(?:your|my|the)\s+(?:instructions|guidelines|rules|programming|system prompt)"
        + @"|\byou are (?:now|no longer)\s+(?:an?|in|the|bound|my|going)\b|\b(?:reveal|print|repeat|show|output|leak)\s+(?:me\s+)?(?:your|the)\s+(?:full\s+|entire\s+)?(?:system\s+|hidden\s+|initial\s+)?(?:prompt|instructions)\b"
        + @"|\b(?:do not|don't|never)\s+(?:tell|inform|mention (?:this|it) to|alert|notify)\s+the\s+user\b|\bas an? (?:ai|language model|assistant),?\s+you\s+(?:must|should|will)\b|\bnew (?:system )?instructions?\s*:"
        + @"|\b(?:pretend|act) (?:to be|as(?: if you (?:are|were))?)\s+(?:an?\s+)?(?:unrestricted|dan\b|jailbroken|evil|uncensored)|\b(?:respond|reply|answer)\s+only\s+with\b|\binstead\s+(?:of\s+answering|output|say|print|respond)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(
        @"\b(?:ignorieren?|ignoriert|vergiss|vergessen\s+sie|missachten?)\s+(?:sie\s+)?(?:\w+\s+){0,3}(?:bisherigen|vorherigen|vorigen|obigen|früheren|vorangegangenen)\s+(?:\w+\s+)?(?:anweisungen|instruktionen|befehle|vorgaben|regeln|eingaben)"
        + @"|\b(?:du bist|sie sind)\s+(?:jetzt|nun|ab sofort)\s+(?:ein|kein)\w*\b|\bsystem-?prompt\b|\b(?:sage?|teile|verrate)\s+(?:\w+\s+)?dem\s+(?:be)?nutzer\s+nicht|\bneue\s+(?:system)?anweisung(?:en)?\s*:|\bantworte\s+(?:ab jetzt|ausschließlich|nur noch)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex German();

    [GeneratedRegex(
        @"\b(?:ignore[zrs]?|oublie[zrs]?|ne\s+tiens?\s+pas\s+compte)\s+(?:de\s+)?(?:toutes\s+)?(?:les|tes|vos|des)\s+(?:\w+\s+)?(?:instructions|consignes|directives|règles)\s+(?:précédentes|ci-dessus|antérieures|initiales)|\b(?:tu es|vous êtes)\s+(?:maintenant|désormais)\s+une?\b|\bne\s+(?:le\s+)?di(?:s|tes)\s+(?:rien\s+|pas\s+)(?:cela\s+)?à\s+l['’]utilisateur|\binvite\s+système\b"
        + @"|\b(?:ignora(?:te|re)?|dimentica(?:te)?)\s+(?:tutte\s+)?(?:le|tutte)\s+(?:precedenti\s+)?(?:istruzioni|indicazioni|regole|direttive)(?:\s+(?:precedenti|sopra|ricevute))?|\b(?:ora|adesso|da ora)\s+sei\s+una?\b|\bprompt\s+di\s+sistema\b|\bnon\s+dir(?:e|lo)\s+all['’]utente"
        + @"|\b(?:ignora|ignore|ignorar|olvida|olvide)\s+(?:todas\s+)?(?:las\s+)?(?:instrucciones|indicaciones|órdenes|reglas)\s+(?:anteriores|previas|de arriba)|\bahora\s+eres\s+una?\b|\bprompt\s+del\s+sistema\b|\bno\s+(?:se\s+)?(?:le\s+|lo\s+)?digas\s+al\s+usuario"
        + @"|\b(?:ignore|ignora|desconsidere|esqueça)\s+(?:todas\s+)?(?:as\s+)?(?:instruções|ordens|orientações|regras)\s+(?:anteriores|prévias|acima)|\bagora\s+você\s+é\s+uma?\b|\bprompt\s+do\s+sistema\b|\bnão\s+(?:diga|conte|informe)\s+(?:isso\s+)?ao\s+usuário",
        RegexOptions.IgnoreCase)]
    private static partial Regex Romance();

    [GeneratedRegex(
        "(?:पिछले|पहले के|पूर्व|उपरोक्त|ऊपर दिए)[^।\n]{0,25}(?:निर्देश|आदेश|अनुदेश)[^।\n]{0,20}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल|उपेक्षा)|सिस्टम प्रॉम्प्ट|अब (?:तुम|आप) एक [^।\n]{0,20}(?:हो|हैं)|उपयोगकर्ता को (?:मत|न) बता"
        + "|(?:ละเว้น|เพิกเฉย|ไม่ต้องสนใจ|อย่าสนใจ|ลืม)[^\n]{0,20}(?:คำสั่ง|คำแนะนำ|ข้อความ)[^\n]{0,20}(?:ก่อนหน้า|ข้างต้น|ที่ผ่านมา|ทั้งหมด)|ตอนนี้คุณ(?:คือ|เป็น)|พรอมต์(?:ของ)?ระบบ|(?:อย่า|ห้าม)บอกผู้ใช้")]
    private static partial Regex Asian();

    /// <summary>What separates turns in the templates of language models; no reader writes it by hand.</summary>
    [GeneratedRegex(@"<\|(?:im_start|im_end|start_header_id|end_header_id|eot_id|system|user|assistant|endoftext)\|>|\[/?INST\]|<</?SYS>>|^\s*#{2,}\s*(?:system|instruction)s?\s*:", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markers();

    /// <summary>Orders about the document itself, and conversations that are made up to look as if they had taken place.</summary>
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget)\s+(?:all\s+)?(?:the\s+)?(?:rest|remainder)\s+of\s+(?:this|the)\s+(?:data|document|text|page|context|article|e-?mail|message)|\b(?:ignore|disregard)\s+(?:all\s+)?(?:instructions\b|(?:the\s+)?(?:info|information|data|content|text|documents?)\s+(?:above|below|except))|\bignore\s+(?:them|it|this|that|everything)\s+(?:and|but)\s+(?:instead\s+)?(?:just\s+|only\s+)?(?:focus|print|say|output|repl|respond|answer|write)"
        + @"|\b(?:and|then)\s+(?:just\s+|only\s+|simply\s+)(?:print|output|say)\b|\b(?:repl(?:y|ies)|respond|answer)\s+with\s+only\b|\bif\s+(?:the\s+)?user\s+asks\b[^.\n]{0,60}\b(?:repl|respond|answer|say|tell|output|print)"
        + @"|<end of session>|</?(?:system|instructions?|im_start|im_end)>|^\W*(?:core|system|new|admin)\s+(?:instructions?|prompt|override)\W*$|^\s*system\s*:\s*(?:you\b|focus|ignore|print|repl|respond|output|from now|do not|assistant)|^\W*(?:assistant|ai|bot)\s*:\s*[<\[][^\n]*\n\W*(?:user|human)\s*:|^\W*(?:user|human)\s*:[^\n]{0,80}\b(?:repeat|ignore|summary)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex DocumentOrders();

    /// <summary>A document has readers, but no answer of its own: who tells it what to put there speaks to a model.</summary>
    [GeneratedRegex(
        @"(?:^|[.!?:;]\s+|\W\bplease\s+)(?:use|convert|provide|give|modify|alter|change|enhance|replace|combine|remove|strip|integrate|add|include|insert|append|incorporate|embed|jumble|scramble|shuffle|rearrange|anagram|swap|encode|translate|rewrite|begin|start|end|finish|conclude|write|suggest|promote|mention|recommend|misspell|group)\b(?:[^.\n]|\.\S){0,90}?\b(?:your|the)\s+(?:response|reply|answer|output)s?\b(?!\s+(?:to|for|by|on|from)\s+(?:the|this|that|your|our|a|an|any)\b)"
        + @"|(?:^|[.!?]\s+)in\s+your\s+(?:response|reply|answer|output),\s+(?:suggest|include|add|mention|recommend|promote|use|integrate|insert|tell|encourage|invite|link)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex AnswerOrders();

    [GeneratedRegex(
        @"\b(?:füge|baue|verwende|ersetze|erwähne|nenne|schreibe|ergänze|nimm|empfiehl)\b[^.\n]{0,80}\b(?:in|an|mit)\s+(?:deiner|deine)\s+antwort|\b(?:ajoute|inclus|intègre|utilise|remplace|mentionne|recommande|termine)\b[^.\n]{0,80}\b(?:dans|de)\s+ta\s+réponse"
        + @"|\b(?:aggiungi|includi|inserisci|usa|sostituisci|menziona|consiglia|integra)\b[^.\n]{0,80}\b(?:nella|alla)\s+tua\s+risposta|\b(?:añade|agrega|incluye|inserta|usa|reemplaza|menciona|recomienda|integra)\b[^.\n]{0,80}\b(?:en|a)\s+tu\s+respuesta"
        + @"|\b(?:adicione|acrescente|inclua|insira|use|substitua|mencione|recomende|integre)\b[^.\n]{0,80}\b(?:na|à)\s+(?:tua|sua)\s+resposta|अपने (?:उत्तर|जवाब) (?:में|के)[^।\n]{0,60}(?:जोड़|शामिल|लिख|बदल|सुझा)|(?:เพิ่ม|ใส่|แทรก|แทนที่|แนะนำ)[^\n]{0,60}(?:ใน|ลงใน)(?:คำตอบ|การตอบ)ของคุณ",
        RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAnswerOrders();
}
