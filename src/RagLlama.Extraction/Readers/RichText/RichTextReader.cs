using System.Text;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.RichText;

/// <summary>Rich text: paragraphs, headings by outline level or size, lists by their printed marks, tables, footnotes. Objects and pictures are not opened.</summary>
internal sealed class RichTextReader
{
    private readonly RichTextTokens tokens;
    private readonly RichTextBlocks blocks;
    private readonly DocumentBuilder builder;
    private readonly Dictionary<int, Encoding> fonts = [];
    private readonly Stack<RichTextState> outer = new();
    private readonly List<byte> pending = [];
    private RichTextState state = new();
    private int font = -1;
    private bool inFonts;
    private int skipBytes;

    private RichTextReader(byte[] bytes, DocumentBuilder builder)
    {
        tokens = new RichTextTokens(bytes);
        blocks = new RichTextBlocks(builder);
        this.builder = builder;
    }

    public static void Read(byte[] bytes, DocumentBuilder builder) => new RichTextReader(bytes, builder).Run();

    private void Run()
    {
        while (!builder.IsFull)
        {
            var kind = tokens.Next();
            if (kind == RichTextTokens.Kind.Byte)
            {
                if (skipBytes > 0)
                {
                    skipBytes--;
                }
                else
                {
                    pending.Add(tokens.Value);
                }

                continue;
            }

            FlushBytes();
            skipBytes = kind == RichTextTokens.Kind.Word ? skipBytes : 0;
            switch (kind)
            {
                case RichTextTokens.Kind.End:
                    blocks.Finish();
                    return;
                case RichTextTokens.Kind.Open:
                    Open();
                    break;
                case RichTextTokens.Kind.Close:
                    Close();
                    break;
                default:
                    Control(tokens.Word, tokens.Number);
                    break;
            }
        }
    }

    private void Open()
    {
        if (outer.Count > builder.Limits.Depth * 4)
        {
            throw new ExtractionFailedException("limit_depth", $"The file nests groups more than {builder.Limits.Depth * 4} deep (four times Extraction:MaxDepth); it is probably damaged or hostile.");
        }

        outer.Push(state);
    }

    private void Close()
    {
        if (!outer.TryPop(out var before))
        {
            return;
        }

        if (state.IsNote && !before.IsNote)
        {
            blocks.EndNote();
        }

        if (state.IsTitle && !before.IsTitle)
        {
            builder.Title ??= blocks.TakeTitle();
        }

        inFonts &= before.IsSkipped;
        state = before;
    }

    private void FlushBytes()
    {
        if (pending.Count == 0)
        {
            return;
        }

        if (state.IsTitle || !state.IsSkipped)
        {
            blocks.Append(state.FontEncoding.GetString([.. pending]), state);
        }

        pending.Clear();
    }

    private void Control(string word, int? number)
    {
        switch (word)
        {
            case "*" or "fonttbl" or "colortbl" or "stylesheet" or "pict" or "object" or "header" or "footer" or "headerl" or "headerr" or "headerf" or "footerl" or "footerr"
                or "footerf" or "fldinst" or "listtable" or "listoverridetable" or "rsidtbl" or "generator" or "themedata" or "datastore" or "revtbl" or "filetbl" or "nonshppict" or "bkmkstart" or "bkmkend":
                inFonts |= word == "fonttbl";
                state = state with { IsSkipped = !(word == "*" && inFonts) || state.IsSkipped };
                break;
            case "info":
                state = state with { IsSkipped = true };
                break;
            case "title" when state.IsSkipped:
                state = state with { IsTitle = true };
                break;
            case "shptxt":
                state = state with { IsSkipped = false };
                break;
            case "footnote" or "annotation" when !state.IsSkipped || word == "annotation":
                blocks.BeginNote();
                state = state with { IsNote = true, IsSkipped = false };
                break;
            case "bin":
                tokens.Skip(number ?? 0);
                break;
            case "ansicpg":
                state = state with { Encoding = CodePage(number ?? 1252), FontEncoding = CodePage(number ?? 1252) };
                break;
            case "uc":
                state = state with { Fallback = Math.Clamp(number ?? 1, 0, 20) };
                break;
            case "u":
                Unicode(number ?? 63);
                break;
            case "f" or "fcharset" or "deff":
                Font(word, number ?? 0);
                break;
            case "v":
                state = state with { IsHidden = number != 0 };
                break;
            case "plain":
                state = state with { IsHidden = false };
                blocks.Control(word, number);
                break;
            default:
                if (!state.IsSkipped)
                {
                    blocks.Control(word, number);
                }

                break;
        }
    }

    private void Unicode(int number)
    {
        if (!state.IsSkipped || state.IsTitle)
        {
            blocks.Append(((char)(ushort)number).ToString(), state);
        }

        skipBytes = state.Fallback;
    }

    private void Font(string word, int number)
    {
        if (word == "fcharset" && inFonts)
        {
            fonts[font] = CodePage(CharacterSet(number));
        }
        else if (word == "f" && inFonts)
        {
            font = number;
        }
        else if (word == "f")
        {
            state = state with { FontEncoding = fonts.GetValueOrDefault(number, state.Encoding) };
        }
    }

    /// <summary>Windows character sets (RTF 1.9.1, font table).</summary>
    private static int CharacterSet(int number) => number switch
    {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => 1252,
    };

    private static Encoding CodePage(int number)
    {
        try
        {
            return number == 65001 ? Encoding.UTF8 : Encoding.GetEncoding(number);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return TextDecoder.Western;
        }
    }
}
