using System.Security.Cryptography;
using System.Text;
using RagLlama.Text;

namespace RagLlama.Core.Tests.Text;

/// <summary>Texts in eight languages and, of the same characters, text no language has; the same on every machine.</summary>
internal static class AnalyzerSamples
{
    private const string Signs =
        "abcdeszxy ABCÉéßæœøłđıİ  \n\t.,-/_''’‘‐‑⁄0123456789٠١٢०१२๑๒½²™ﬁ€$£¥₹฿%()[]นกขาำุู่้มङञणकषात़्ँंिीु\u0301\u0300\u0308\u00ad\u200b\ufeffДжΣσςά中日本한글か\u00a0\u2003ǅ";

    public static IReadOnlyList<string> Languages { get; } = [LanguageDetector.Undetermined, .. LanguageDetector.Languages];

    public static IReadOnlyList<string> Texts { get; } =
    [
        "Employees may carry over 5.5 days (max. 1,250.00 € or $1,250) of annual leave; see ISO-27001, A-12/3 and well-known policies' don'ts.",
        "Die Mitarbeiterinnen erhalten für Überstunden 1.250,00 € brutto; Straßenbahn-Tickets und E-Mail-Adressen wie hr@example.com sind inbegriffen.",
        "L’employé n’a pas droit à 12,5 jours de congés payés; les journaux et les œuvres d’été coûtent 3 € l’unité.",
        "I dipendenti hanno diritto a venticinque giorni di ferie; l’azienda rimborsa le spese dell’hotel fino a 1.000 km.",
        "Os funcionários têm direito a férias; as informações sobre ações e reuniões estão na página 12/03/2024.",
        "Los empleados tendrán vacaciones de 25 días; ¿cuánto cuestan los billetes de avión? 1.250,00 €.",
        "कर्मचारियों को हर साल २५ दिन की छुट्टी मिलती है; सम्बन्ध और संबंध, फ़ाइल और फाइल, अंग्रेज़ी में लिखें।",
        "พนักงานมีสิทธิลาพักร้อนได้ปีละ ๒๕ วัน และต้องแจ้งหัวหน้า IT Support ล่วงหน้า 3วัน น้ำท่วม",
        "x1y2 v1.2.3 10.0.0.1 GF-AB_12/7 ﬁle ½ km² ٣٤٥ 2024-03-12T10:15 aaaa_bbbb-cccc https://example.com/a/b?c=d&e=f " + new string('q', 300) + "ก",
        .. Enumerable.Range(0, 600).Select(Nonsense),
    ];

    /// <summary>Of all terms of all texts, read as every language, of their questions, and of the languages found.</summary>
    public static string Digest()
    {
        var all = new StringBuilder();
        foreach (var text in Texts)
        {
            all.Append(LanguageDetector.Detect(text)).Append('\n');
            foreach (var language in Languages)
            {
                all.AppendJoin('\u0001', TextAnalyzer.Analyze(text, language)).Append('\u0002').AppendJoin('\u0001', TextAnalyzer.AnalyzeQuery(text, language)).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(all.ToString())));
    }

    // The generator of Numerical Recipes: System.Random may change with the platform.
    private static string Nonsense(int number)
    {
        var state = (uint)number * 747796405u;
        var text = new StringBuilder();
        for (var length = 5 + (number % 60); length > 0; length--)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append(Signs[(int)((state >> 8) % (uint)Signs.Length)]);
        }

        return text.ToString();
    }
}
