using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>
/// Text of a message. What an answer quotes of earlier messages is folded into notes, so that it is still found but does not stand beside
/// what the sender wrote as if it were said again. What is forwarded stays: the mail was sent for its sake.
/// </summary>
internal static partial class QuotedText
{
    /// <summary>Lines in which Outlook names sender, time, recipients and subject of an earlier message.</summary>
    private const int HeadLines = 6;

    public static void Write(string text, DocumentBuilder builder)
    {
        var own = new List<string>();
        var quoted = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Quote().Match(lines[i]) is { Success: true } mark)
            {
                if (quoted.Count == 0)
                {
                    TakeIntroduction(own, quoted);
                }

                Flush(own, builder);
                quoted.Add(lines[i][mark.Length..]);
            }
            else if (quoted.Count > 0 && string.IsNullOrWhiteSpace(lines[i]))
            {
                quoted.Add("");
            }
            else if (StartsHistory(lines, i) && own.Exists(line => !string.IsNullOrWhiteSpace(line)))
            {
                FlushQuoted(quoted, builder);
                Flush(own, builder);
                foreach (var paragraph in string.Join('\n', lines[i..]).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                {
                    builder.Add(BlockType.Note, paragraph);
                }

                return;
            }
            else
            {
                FlushQuoted(quoted, builder);
                own.Add(lines[i]);
            }
        }

        FlushQuoted(quoted, builder);
        Flush(own, builder);
    }

    /// <summary>"On Monday Ann wrote:" belongs to what it introduces; it may be broken over two lines.</summary>
    private static void TakeIntroduction(List<string> own, List<string> quoted)
    {
        var end = own.Count;
        while (end > 0 && string.IsNullOrWhiteSpace(own[end - 1]))
        {
            end--;
        }

        for (var count = 1; count <= 2 && end - count >= 0; count++)
        {
            if (Introduction().IsMatch(string.Join(' ', own.GetRange(end - count, count).Select(line => line.Trim()))))
            {
                quoted.AddRange(own.GetRange(end - count, count));
                own.RemoveRange(end - count, own.Count - end + count);
                return;
            }
        }
    }

    /// <summary>A rule that says so, or the head of an earlier message: from, sent and to within a few lines.</summary>
    private static bool StartsHistory(string[] lines, int at)
    {
        if (Original().IsMatch(lines[at]))
        {
            return true;
        }

        var head = lines.AsSpan(at, Math.Min(HeadLines, lines.Length - at));
        return From().IsMatch(head[0]) && Any(head, Sent()) && Any(head, To());
    }

    private static bool Any(ReadOnlySpan<string> lines, Regex wanted)
    {
        foreach (var line in lines[1..])
        {
            if (wanted.IsMatch(line))
            {
                return true;
            }
        }

        return false;
    }

    private static void Flush(List<string> lines, DocumentBuilder builder)
    {
        PlainTextReader.Read(string.Join('\n', lines), builder);
        lines.Clear();
    }

    private static void FlushQuoted(List<string> lines, DocumentBuilder builder)
    {
        builder.Add(BlockType.Note, string.Join('\n', lines));
        lines.Clear();
    }

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)+")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^(?:On|Am|Le|Il|El|Em|A|No dia)\b.{4,200}(?:wrote|schrieb|a écrit|ha scritto|escribió|escreveu)\b.{0,80}:$|^.{4,200}(?:ने लिखा|เขียน(?:ว่า)?)\s*:$", RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^\s*-{2,}\s*(?:Original Message|Original Appointment|Ursprüngliche Nachricht|Ursprünglicher Termin|Message d['’]origine|Messaggio originale|Mensaje original|Mensagem original|मूल संदेश|ข้อความต้นฉบับ)\s*-{2,}\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Original();

    [GeneratedRegex(@"^\s*\*?(?:From|Von|De|Da|प्रेषक|จาก)\s?:\*?\s+\S", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*\*?(?:Sent|Date|Gesendet|Datum|Envoyé(?: le)?|Inviato|Data|Enviado(?: el)?|Enviada(?: em)?|Fecha|भेजा गया|दिनांक|ส่งเมื่อ|วันที่)\s?:\*?\s+\S", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\s*\*?(?:To|An|À|A|Para|प्रति|ถึง)\s?:\*?\s+\S", RegexOptions.IgnoreCase)]
    private static partial Regex To();
}
