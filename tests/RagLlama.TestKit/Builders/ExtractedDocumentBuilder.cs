using System.Text;
using RagLlama.Documents;

namespace RagLlama.TestKit.Builders;

/// <summary>Writes an extracted document block by block, keeping spans right.</summary>
public sealed class ExtractedDocumentBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<DocumentBlock> _blocks = [];
    private int? _page;

    public ExtractedDocumentBuilder OnPage(int? page)
    {
        _page = page;
        return this;
    }

    public ExtractedDocumentBuilder Heading(int level, string text) => Add(BlockType.Heading, level, text);

    public ExtractedDocumentBuilder Paragraph(string text) => Add(BlockType.Paragraph, 0, text);

    public ExtractedDocumentBuilder Gap(string whiteSpace)
    {
        _text.Append(whiteSpace);
        return this;
    }

    public ExtractedDocumentBuilder Table(int headerRows, params string[][] rows)
    {
        var start = Begin();
        var spans = new List<TextSpan>();
        foreach (var row in rows)
        {
            var rowStart = _text.Length;
            _text.AppendJoin(" | ", row);
            spans.Add(TextSpan.FromBounds(rowStart, _text.Length));
            _text.Append('\n');
        }

        _text.Length--;
        _blocks.Add(new DocumentBlock
        {
            Type = BlockType.Table,
            Span = TextSpan.FromBounds(start, _text.Length),
            Page = _page,
            Cells = rows,
            RowSpans = spans,
            HeaderRows = headerRows,
        });
        return this;
    }

    public ExtractedDocument Build() => new() { MediaType = "text/plain", Text = _text.ToString(), Blocks = _blocks };

    private ExtractedDocumentBuilder Add(BlockType type, int level, string text)
    {
        var start = Begin();
        _text.Append(text);
        _blocks.Add(new DocumentBlock { Type = type, Level = level, Span = TextSpan.FromBounds(start, _text.Length), Page = _page });
        return this;
    }

    private int Begin()
    {
        if (_blocks.Count > 0)
        {
            _text.Append("\n\n");
        }

        return _text.Length;
    }
}
