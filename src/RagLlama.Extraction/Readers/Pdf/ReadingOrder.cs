using System.Text;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Words of Arabic and Hebrew as poppler writes them in running text, where it knows in which order the letters are read; found again by the
/// letters they are made of.
/// </summary>
internal sealed class ReadingOrder
{
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    public static ReadingOrder Read(string path, IReadOnlyList<string> password, ChildLimits limits)
    {
        var order = new ReadingOrder();
        Poppler.Run("pdftotext", ["-enc", "UTF-8", "-cropbox", .. password, path, "-"], limits, stream =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                foreach (var word in line.Split([' ', '\u202A', '\u202B', '\u202C', '\u200E', '\u200F'], StringSplitOptions.RemoveEmptyEntries).Where(RightToLeft.Occurs))
                {
                    order.words.TryAdd(Key(word), word.Normalize(NormalizationForm.FormKC));
                }
            }
        });
        return order;
    }

    public string Of(string printed) => words.GetValueOrDefault(Key(printed)) ?? RightToLeft.Letters(printed);

    private static string Key(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormKC).ToCharArray();
        Array.Sort(letters);
        return new string(letters);
    }
}
