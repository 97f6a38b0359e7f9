using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Text;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>Recognises text in pictures. The language of a document is chosen by a first pass over its first picture.</summary>
internal sealed partial class Tesseract
{
    private const string FirstGuess = "eng";

    /// <summary>Letters of a foreign script come out as nonsense with lower certainty than this; printed pages in the right script have about 0.95.</summary>
    private const float Trusted = 0.9f;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["en"] = "eng",
        ["de"] = "deu",
        ["fr"] = "fra",
        ["it"] = "ita",
        ["es"] = "spa",
        ["pt"] = "por",
        ["hi"] = "hin",
        ["th"] = "tha",
    };

    private static HashSet<string>? installed;
    private readonly ChildLimits limits;
    private string? chosen;

    private Tesseract(ChildLimits limits) => this.limits = limits;

    /// <summary>Null when it is not installed.</summary>
    public static Tesseract? Find(ChildLimits limits)
    {
        installed ??= Languages(limits);
        return installed.Count > 0 ? new Tesseract(limits) : null;
    }

    /// <summary>Installed languages, by tesseract's names; empty without tesseract.</summary>
    public static HashSet<string> Languages(ChildLimits limits)
    {
        try
        {
            var languages = new HashSet<string>(StringComparer.Ordinal);
            Tool.Run("tesseract", ["--list-langs"], limits, output =>
            {
                using var reader = new StreamReader(output);
                while (reader.ReadLine() is { } line)
                {
                    languages.Add(line.Trim());
                }
            });
            return languages;
        }
        catch (ExtractionFailedException)
        {
            return [];
        }
    }

    /// <summary>Pages of a picture: one, except for a TIFF with several.</summary>
    public List<OcrPage> Read(string picture, float pointsPerPixel, int firstPage)
    {
        if (chosen is { } language)
        {
            return Run(picture, language, pointsPerPixel, firstPage);
        }

        var pages = Run(picture, Installed(FirstGuess), pointsPerPixel, firstPage);
        var better = Choose(picture, pages);
        if (pages.Sum(page => page.Text.Length) > 0)
        {
            chosen = better;
        }

        return better == Installed(FirstGuess) ? pages : Run(picture, better, pointsPerPixel, firstPage);
    }

    private string Choose(string picture, List<OcrPage> pages)
    {
        var text = string.Join('\n', pages.Select(page => page.Text));
        if (pages.Count > 0 && pages.Average(page => page.Confidence) < Trusted)
        {
            return Script(picture) switch
            {
                "Devanagari" => Installed("hin"),
                "Thai" => Installed("tha"),
                _ => ByWords(text),
            };
        }

        return ByWords(text);
    }

    private static string ByWords(string text) => Names.TryGetValue(LanguageDetector.Detect(text), out var language) ? Installed(language) : Installed(FirstGuess);

    private static string Installed(string language) => installed!.Contains(language) ? language : installed.Contains(FirstGuess) ? FirstGuess : installed.First(name => name.Length == 3 && name != "osd");

    private string? Script(string picture)
    {
        string? script = null;
        if (installed!.Contains("osd"))
        {
            Tool.Run("tesseract", [picture, "stdout", "--psm", "0"], limits, output =>
            {
                using var reader = new StreamReader(output);
                script = ScriptLine().Match(reader.ReadToEnd()) is { Success: true } match ? match.Groups[1].Value : null;
            });
        }

        return script;
    }

    private List<OcrPage> Run(string picture, string language, float pointsPerPixel, int firstPage)
    {
        var pages = new List<OcrPage>();

        // Mode 1 finds out first whether the page lies on its side.
        var mode = installed!.Contains("osd") ? "1" : "3";
        var dots = Math.Clamp((int)(72 / pointsPerPixel), 70, 600).ToString(CultureInfo.InvariantCulture);
        Tool.Run("tesseract", [picture, "stdout", "-l", language, "--psm", mode, "--dpi", dots, "tsv"], limits, output => pages = OcrTable.Read(output, pointsPerPixel, firstPage));
        return pages;
    }

    [GeneratedRegex(@"Script:\s*(\w+)")]
    private static partial Regex ScriptLine();
}
