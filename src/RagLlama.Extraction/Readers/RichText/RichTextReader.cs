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
    /// <summary>A point high, in half points: a line to the eye.</summary>
    private const int Smallest = 2;

    private readonly Dictionary<int, Encoding> fonts = [];
    private readonly RichTextColours colours = new();
    private readonly Stack<RichTextState> outer = new();
    private readonly List<byte> pending = [];
    private RichTextState state = new();
    private int font = -1;
    private bool inFonts;
    private bool inColours;
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
                else if (inColours && tokens.Value == ';')
                {
                    colours.End();
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
        inColours = false;
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
            blocks.Append(state.FontEncoding.GetString([.. pending]), Seen());
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
                inColours |= word == "colortbl";
                state = state with { IsSkipped = !(word == "*" && inFonts) || state.IsSkipped };
                break;
            case "info":
                state = state with { IsSkipped = true };
                break;
            case "title" when state.IsSkipped:
                state = state with { IsTitle = true };
                break;
            case "shptxt":
                state = state with { IsSkipped = false, IsInShape = true };
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
                state = state with { IsHidden = false, Colour = 0, Ground = 0, Size = new RichTextState().Size };
                blocks.Control(word, number);
                break;
            default:
                Look(word, number ?? 0);
                if (!state.IsSkipped)
                {
                    blocks.Control(word, number);
                }

                break;
        }
    }

    /// <summary>What decides on sight: colours, grounds and size.</summary>
    private void Look(string word, int number)
    {
        switch (word)
        {
            case "red" or "green" or "blue" when inColours:
                colours.Set(word, number);
                break;
            case "background":
                colours.HasPageGround = true;
                break;
            case "trowd":
                colours.HasRowGround = false;
                break;
            case "clcbpat" or "clcfpat" or "clshdng" or "trcbpat" or "trcfpat" or "trshdng":
                colours.HasRowGround |= number > 0;
                break;
            default:
                state = word switch
                {
                    "cf" => state with { Colour = number },
                    "cb" or "chcbpat" or "highlight" => state with { Ground = number },
                    "chshdng" or "chcfpat" when number > 0 => state with { Ground = int.MaxValue },
                    "cbpat" => state with { ParagraphGround = number },
                    "shading" or "cfpat" when number > 0 => state with { ParagraphGround = int.MaxValue },
                    "fs" when number > 0 => state with { Size = number },
                    "pard" => state with { ParagraphGround = 0, IsInTable = false, TableLevel = 1 },
                    "intbl" => state with { IsInTable = true },
                    "itap" => state with { IsInTable = number > 0, TableLevel = number },
                    "shp" or "do" => state with { IsInShape = true },
                    _ => state,
                };
                break;
        }
    }

    private RichTextState Seen() => !state.IsHidden && (state.Size <= Smallest || colours.Hide(state)) ? state with { IsHidden = true } : state;

    private void Unicode(int number)
    {
        if (!state.IsSkipped || state.IsTitle)
        {
            blocks.Append(((char)(ushort)number).ToString(), Seen());
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
