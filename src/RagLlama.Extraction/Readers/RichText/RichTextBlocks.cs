using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.RichText;

/// <summary>Gathers text into paragraphs, rows and notes.</summary>
internal sealed partial class RichTextBlocks(DocumentBuilder builder)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder title = new();
    private readonly List<string> cells = [];
    private readonly List<IReadOnlyList<string>> rows = [];
    private readonly List<string> notes = [];
    private StringBuilder? note;
    private bool inTable;
    private int outline = -1;
    private bool hiddenOpen;

    public void Append(string characters, RichTextState state)
    {
        if (state.IsTitle)
        {
            title.Append(characters);
        }
        else if (state.IsHidden)
        {
            builder.Hide(!hiddenOpen && !string.IsNullOrWhiteSpace(characters) ? 1 : 0);
            hiddenOpen = true;
        }
        else
        {
            hiddenOpen = false;
            (note ?? text).Append(characters);
        }
    }

    public string TakeTitle()
    {
        var taken = title.ToString();
        title.Clear();
        return taken;
    }

    public void BeginNote() => note = new StringBuilder();

    public void EndNote()
    {
        notes.Add(note?.ToString() ?? "");
        note = null;
    }

    public void Control(string word, int? number)
    {
        switch (word)
        {
            case "par" or "sect" or "page":
                EndParagraph();
                break;
            case "line":
                (note ?? text).Append('\n');
                break;
            case "tab" or "~":
                (note ?? text).Append(word == "tab" ? '\t' : ' ');
                break;
            case "pard":
                inTable = false;
                outline = -1;
                break;
            case "intbl":
                inTable = true;
                break;
            case "outlinelevel":
                outline = number ?? -1;
                break;
            case "cell" or "nestcell":
                cells.Add(text.ToString());
                text.Clear();
                break;
            case "row":
                EndRow();
                break;
            default:
                var sign = Sign(word);
                (note ?? text).Append(sign);
                break;
        }
    }

    public void Finish()
    {
        EndParagraph();
        FlushTable();
        FlushNotes();
    }

    private static string Sign(string word) => word switch
    {
        "emdash" => "\u2014",
        "endash" => "\u2013",
        "bullet" => "\u2022",
        "lquote" => "\u2018",
        "rquote" => "\u2019",
        "ldblquote" => "\u201C",
        "rdblquote" => "\u201D",
        "emspace" or "enspace" or "qmspace" => " ",
        "_" => "-",
        _ => "",
    };

    private void EndParagraph()
    {
        if (note is not null)
        {
            note.Append('\n');
            return;
        }

        if (inTable || cells.Count > 0)
        {
            text.Append('\n');
            return;
        }

        FlushTable();
        var content = Whitespace.CollapseLines(text.ToString());
        text.Clear();
        if (outline is >= 0 and < 9)
        {
            builder.Title ??= outline == 0 && content.Length > 0 ? content : null;
            builder.Add(BlockType.Heading, content, outline + 1);
        }
        else
        {
            var isItem = Mark().Match(content);
            builder.Add(isItem.Success ? BlockType.List : BlockType.Paragraph, isItem.Success && isItem.Groups[1].Length > 0 ? content[isItem.Length..] : content, isItem.Success ? 1 : 0);
        }

        FlushNotes();
    }

    private void EndRow()
    {
        rows.Add([.. cells]);
        cells.Clear();
        text.Clear();
    }

    private void FlushTable()
    {
        builder.AddTable(rows, TableHeader.Count(rows));
        rows.Clear();
    }

    private void FlushNotes()
    {
        foreach (var one in notes)
        {
            builder.Add(BlockType.Note, Whitespace.CollapseLines(one));
        }

        notes.Clear();
    }

    [GeneratedRegex(@"^(?:([\u2022\u00B7\uF0B7o§])\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")]
    private static partial Regex Mark();
}
