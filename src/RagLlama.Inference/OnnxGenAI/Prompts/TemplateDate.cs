using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>
/// Llama 3.1's template says "Today Date" from a variable that the library cannot set before 0.16, and falls back to 26 July 2024. The fallback is replaced.
/// </summary>
internal static partial class TemplateDate
{
    public static string Fill(string template, DateTimeOffset now) =>
        Fallback().Replace(template, match => $"{match.Groups[1].Value}\"{now.ToString("dd MMM yyyy", CultureInfo.InvariantCulture)}\"");

    [GeneratedRegex("""(set\s+date_string\s*=\s*)"\d{1,2} [A-Z][a-z]{2} \d{4}"(?=\s*-?%})""")]
    private static partial Regex Fallback();
}
