using System.Globalization;

namespace RagLlama.Answering.Checking;

/// <summary>Says a conflict in the answer's language, with the dates of both sources.</summary>
internal static class ConflictNote
{
    public static string Of(SourceConflict conflict, string language)
    {
        var (cited, other) = (Named(conflict.Cited), Named(conflict.Other));
        var (a, b) = (conflict.Cited.Value, conflict.Other.Value);
        return (language, conflict.IsSuperseded) switch
        {
            ("de", true) => $"Achtung: {other} ist neuer und nennt {b} statt {a}.",
            ("de", _) => $"Achtung: Die Quellen widersprechen sich: {cited} nennt {a}, {other} nennt {b}.",
            ("fr", true) => $"Attention : {other} est plus récent et indique {b} au lieu de {a}.",
            ("fr", _) => $"Attention : les sources se contredisent : {cited} indique {a}, {other} indique {b}.",
            ("it", true) => $"Attenzione: {other} è più recente e indica {b} invece di {a}.",
            ("it", _) => $"Attenzione: le fonti si contraddicono: {cited} indica {a}, {other} indica {b}.",
            ("pt", true) => $"Atenção: {other} é mais recente e indica {b} em vez de {a}.",
            ("pt", _) => $"Atenção: as fontes contradizem-se: {cited} indica {a}, {other} indica {b}.",
            ("es", true) => $"Atención: {other} es más reciente e indica {b} en lugar de {a}.",
            ("es", _) => $"Atención: las fuentes se contradicen: {cited} indica {a}, {other} indica {b}.",
            ("hi", true) => $"ध्यान दें: {other} अधिक नया है और {a} के बजाय {b} बताता है।",
            ("hi", _) => $"ध्यान दें: स्रोत एक-दूसरे से मेल नहीं खाते: {cited} में {a}, {other} में {b}।",
            ("th", true) => $"โปรดทราบ: {other} ใหม่กว่าและระบุ {b} แทน {a}",
            ("th", _) => $"โปรดทราบ: แหล่งข้อมูลขัดแย้งกัน: {cited} ระบุ {a} ส่วน {other} ระบุ {b}",
            (_, true) => $"Note: {other} is newer and says {b} instead of {a}.",
            _ => $"Note: the sources disagree: {cited} says {a}, {other} says {b}.",
        };
    }

    private static string Named(ConflictSide side) =>
        side.Date is { } date ? string.Create(CultureInfo.InvariantCulture, $"“{side.Title}” ({Said(date)})") : $"“{side.Title}”";

    /// <summary>A year alone is kept as the first of January.</summary>
    private static string Said(DateOnly date) => date is { Month: 1, Day: 1 } ? date.ToString("yyyy", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
