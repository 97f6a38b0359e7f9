using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>A formula (ECMA-376 part 1, chapter 22) as LaTeX, which people and language models can both read on one line.</summary>
internal static class WordFormula
{
    private const int MostDepth = 60;

    public static string Of(XElement formula)
    {
        var text = new StringBuilder();
        Write(formula, text, 0);
        return text.ToString().Trim();
    }

    private static void Write(XElement? parent, StringBuilder text, int depth)
    {
        foreach (var element in depth > MostDepth ? [] : parent?.Elements() ?? [])
        {
            WriteElement(element, text, depth + 1);
        }
    }

    private static void WriteElement(XElement element, StringBuilder text, int depth)
    {
        string Inner(string name)
        {
            var inner = new StringBuilder();
            Write(element.Child(name), inner, depth);
            return inner.ToString().Trim();
        }

        switch (element.Name.LocalName)
        {
            case "r":
                text.Append(FormulaSigns.Spell(string.Concat(element.Children("t").Select(run => run.Value))));
                break;
            case "f" when element.Child("fPr")?.Child("type").Value("val") == "noBar":
                text.Append(CultureInfo.InvariantCulture, $"\\binom{{{Inner("num")}}}{{{Inner("den")}}}");
                break;
            case "f":
                text.Append(CultureInfo.InvariantCulture, $"\\frac{{{Inner("num")}}}{{{Inner("den")}}}");
                break;
            case "sSup":
                text.Append(CultureInfo.InvariantCulture, $"{Base(Inner("e"))}^{{{Inner("sup")}}}");
                break;
            case "sSub":
                text.Append(CultureInfo.InvariantCulture, $"{Base(Inner("e"))}_{{{Inner("sub")}}}");
                break;
            case "sSubSup" or "sPre":
                text.Append(CultureInfo.InvariantCulture, $"{Base(Inner("e"))}_{{{Inner("sub")}}}^{{{Inner("sup")}}}");
                break;
            case "rad":
                var degree = Inner("deg");
                text.Append(degree.Length > 0 ? $"\\sqrt[{degree}]{{{Inner("e")}}}" : $"\\sqrt{{{Inner("e")}}}");
                break;
            case "nary":
                WriteSum(element, Inner, text);
                break;
            case "d":
                WriteBrackets(element, text, depth);
                break;
            case "func":
                text.Append(CultureInfo.InvariantCulture, $"{FormulaSigns.Function(Inner("fName"))}({Inner("e")})");
                break;
            case "limLow":
                text.Append(CultureInfo.InvariantCulture, $"{Inner("e")}_{{{Inner("lim")}}}");
                break;
            case "limUpp":
                text.Append(CultureInfo.InvariantCulture, $"{Inner("e")}^{{{Inner("lim")}}}");
                break;
            case "acc":
                text.Append(CultureInfo.InvariantCulture, $"{FormulaSigns.Accent(element.Child("accPr")?.Child("chr").Value("val"))}{{{Inner("e")}}}");
                break;
            case "bar":
                text.Append(CultureInfo.InvariantCulture, $"\\overline{{{Inner("e")}}}");
                break;
            case "m" or "eqArr":
                WriteMatrix(element, text, depth);
                break;
            case var name when name.EndsWith("Pr", StringComparison.Ordinal):
                break;
            default:
                Write(element, text, depth);
                break;
        }
    }

    private static string Base(string text) => text.Contains('\\', StringComparison.Ordinal) && text.Contains('{', StringComparison.Ordinal) ? $"{{{text}}}" : text;

    private static void WriteSum(XElement element, Func<string, string> inner, StringBuilder text)
    {
        text.Append(FormulaSigns.Operator(element.Child("naryPr")?.Child("chr").Value("val")));
        var (below, above) = (inner("sub"), inner("sup"));
        text.Append(below.Length > 0 ? $"_{{{below}}}" : "").Append(above.Length > 0 ? $"^{{{above}}}" : "").Append(inner("e"));
    }

    private static void WriteBrackets(XElement element, StringBuilder text, int depth)
    {
        var properties = element.Child("dPr");
        var parts = element.Children("e").Select(part =>
        {
            var inner = new StringBuilder();
            Write(part, inner, depth);
            return inner.ToString().Trim();
        });
        text.Append(CultureInfo.InvariantCulture, $"\\left{properties?.Child("begChr").Value("val") ?? "("}{string.Join(properties?.Child("sepChr").Value("val") ?? "|", parts)}\\right{properties?.Child("endChr").Value("val") ?? ")"}");
    }

    private static void WriteMatrix(XElement element, StringBuilder text, int depth)
    {
        var rows = element.Name.LocalName == "m" ? element.Children("mr").Select(row => row.Children("e")) : element.Children("e").Select(row => Enumerable.Repeat(row, 1));
        text.Append(string.Join(" \\\\ ", rows.Select(row => string.Join(" & ", row.Select(cell =>
        {
            var inner = new StringBuilder();
            Write(cell, inner, depth);
            return inner.ToString().Trim();
        })))));
    }
}
