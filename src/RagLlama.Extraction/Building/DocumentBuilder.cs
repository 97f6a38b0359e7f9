using System.Diagnostics;
using System.Globalization;
using System.Text;
using RagLlama.Documents;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Safety;

namespace RagLlama.Extraction.Building;

/// <summary>Collects blocks in reading order and keeps the promises of <see cref="ExtractedDocument"/>: rising, disjoint spans with nothing but white space between.</summary>
internal sealed class DocumentBuilder(ChildLimits limits)
{
    private const string CellSeparator = " | ";

    /// <summary>Blocks below which stopping early gains nothing: the rest is as quickly read.</summary>
    private const int WorthKeeping = 50;

    private readonly StringBuilder text = new();
    private readonly List<DocumentBlock> blocks = [];
    private readonly List<TextLine> lines = [];
    private readonly List<ExtractionWarning> warnings = [];
    private readonly TextCleaner cleaner = new();
    private readonly Stack<EmbeddedState> embedded = new();
    private readonly List<PageBox> hiddenPlaces = [];
    private int hiddenPassages;
    private int invisibleBefore;
    private int instructionBlocks;
    private bool hiddenHere;

    private readonly Stopwatch clock = Stopwatch.StartNew();

    public ChildLimits Limits => limits;

    /// <summary>What all files inside this one may unpack to, together.</summary>
    public UnpackBudget Budget { get; } = new(limits.UnpackedBytes);

    /// <summary>How many files the one being read is inside of.</summary>
    public int Depth => embedded.Count;

    /// <summary>False once all of the file was read and only has to be written down: stopping then would gain nothing.</summary>
    public bool IsTimed { get; set; } = true;

    /// <summary>What the file turned out to be.</summary>
    public string MediaType { get; set; } = "application/octet-stream";

    public string? Title { get; set; }

    public DateTimeOffset? ModifiedAt { get; set; }

    public int? PageCount { get; set; }

    public List<PageSize> PageSizes { get; } = [];

    /// <summary>Hyphenated words of the document, for formats with printed lines.</summary>
    public Compounds Compounds { get; } = new();

    /// <summary>Certainty of the blocks that follow, 0 to 1, when their text was recognised in a picture.</summary>
    public float? Confidence { get; set; }

    /// <summary>Page of the blocks that follow.</summary>
    public int? Page { get; set; }

    /// <summary>The text reached its limit: readers may stop, and what they still add is dropped.</summary>
    public bool IsFull { get; private set; }

    public bool IsEmpty => blocks.Count == 0;

    public void Add(BlockType type, string content, int level = 0)
    {
        var clean = cleaner.Clean(content).Trim();
        if (clean.Length == 0 || IsFull)
        {
            return;
        }

        Separate(type);
        var start = text.Length;
        Append(clean);
        Close(new DocumentBlock { Type = type, Level = Nested(type, level), Span = TextSpan.FromBounds(start, text.Length), Page = Page });
    }

    /// <summary>A file inside this one follows, under a heading with its name. Its pages, boxes and title are its own and not those of the document.</summary>
    public void BeginEmbedded(string name)
    {
        Add(BlockType.Heading, name, 1);
        embedded.Push(new EmbeddedState(Title, ModifiedAt, PageCount, PageSizes.Count, Page));
    }

    public void EndEmbedded()
    {
        var outer = embedded.Pop();
        (Title, ModifiedAt, PageCount, Page) = (outer.Title, outer.ModifiedAt, outer.PageCount, outer.Page);
        PageSizes.RemoveRange(outer.PageSizes, PageSizes.Count - outer.PageSizes);
    }

    /// <summary>A block that was printed in lines; a line whose hyphen was only for the line end continues without it.</summary>
    public void AddLines(BlockType type, int level, PageBox box, IReadOnlyList<(string Text, PageBox Box)> printed)
    {
        var start = -1;
        for (var i = 0; i < printed.Count && !IsFull; i++)
        {
            var clean = Whitespace.Collapse(cleaner.Clean(printed[i].Text));
            if (clean.Length == 0)
            {
                continue;
            }

            var next = i + 1 < printed.Count ? printed[i + 1].Text : "";
            var joined = Hyphenation.IsSplit(clean, next);
            if (start < 0)
            {
                Separate(type);
                start = text.Length;
            }

            var lineStart = text.Length;
            Append(joined && !Compounds.KeepsHyphen(clean, next) ? clean[..^1] : clean);
            if (Depth == 0)
            {
                lines.Add(new TextLine(TextSpan.FromBounds(lineStart, text.Length), printed[i].Box));
            }

            if (!joined && i + 1 < printed.Count)
            {
                text.Append(' ');
            }
        }

        if (start < 0)
        {
            return;
        }

        while (text.Length > start && text[^1] == ' ')
        {
            text.Length--;
        }

        Close(new DocumentBlock { Type = type, Level = Nested(type, level), Span = TextSpan.FromBounds(start, text.Length), Page = Page, Box = box });
    }

    /// <param name="box">Where the table stands on its page, for formats with a page picture.</param>
    /// <param name="printed">Where each row stands; every row is one line then.</param>
    public void AddTable(IEnumerable<IReadOnlyList<string>> rows, int headerRows, PageBox? box = null, IReadOnlyList<PageBox>? printed = null)
    {
        var cells = new List<IReadOnlyList<string>>();
        var spans = new List<TextSpan>();
        var header = 0;
        var number = 0;
        foreach (var row in rows)
        {
            var clean = row.Select(cell => Whitespace.Collapse(cleaner.Clean(cell))).ToList();
            number++;
            if (IsFull || clean.TrueForAll(cell => cell.Length == 0))
            {
                continue;
            }

            if (cells.Count == 0)
            {
                Separate(BlockType.Table);
            }
            else
            {
                text.Append('\n');
            }

            var start = text.Length;
            Append(string.Join(CellSeparator, clean));
            cells.Add(clean);
            spans.Add(TextSpan.FromBounds(start, text.Length));
            header += number <= headerRows ? 1 : 0;
            if (printed is not null && Depth == 0)
            {
                lines.Add(new TextLine(spans[^1], printed[number - 1]));
            }
        }

        if (cells.Count > 0)
        {
            Close(new DocumentBlock
            {
                Type = BlockType.Table,
                Span = TextSpan.FromBounds(spans[0].Start, spans[^1].End),
                Page = Page,
                Box = box,
                Cells = cells,
                RowSpans = spans,
                HeaderRows = header,
            });
        }
    }

    public void Warn(string code, int? page, string detail, int? count = null) => warnings.Add(new ExtractionWarning(code, Depth == 0 ? page : null, detail) { Count = count });

    /// <summary>Counts text that the document hides from its readers and that was therefore left out.</summary>
    public void CountHidden(int passages = 1) => hiddenPassages += passages;

    /// <summary>As <see cref="CountHidden"/>, and marks the block where the text was left out: the one that is written next.</summary>
    public void Hide(int passages = 1)
    {
        hiddenPassages += passages;
        hiddenHere |= passages > 0;
    }

    /// <summary>As <see cref="CountHidden"/>, and marks the block in or beside which the text was.</summary>
    public void HideAt(IReadOnlyCollection<PageBox> places)
    {
        hiddenPassages += places.Count;
        hiddenPlaces.AddRange(Depth == 0 ? places : []);
        hiddenHere |= Depth > 0 && places.Count > 0;
    }

    public ExtractedDocument Build(string mediaType)
    {
        if (cleaner.InvisibleCharacters > 0)
        {
            Warn("invisible_characters", null, string.Create(CultureInfo.InvariantCulture, $"{cleaner.InvisibleCharacters} invisible characters were removed."), cleaner.InvisibleCharacters);
        }

        if (hiddenPassages > 0)
        {
            Warn("hidden_text", null, string.Create(CultureInfo.InvariantCulture, $"{hiddenPassages} passages that a reader does not see were left out."), hiddenPassages);
        }

        if (instructionBlocks > 0)
        {
            Warn("instructions", null, string.Create(CultureInfo.InvariantCulture, $"{instructionBlocks} passages speak to a language model rather than to a reader; they are marked."), instructionBlocks);
        }

        if (IsFull)
        {
            Warn("truncated", null, string.Create(CultureInfo.InvariantCulture, $"Only the first {limits.TextLength} characters were kept (Extraction:MaxTextLength)."));
        }

        if (hiddenHere && blocks.Count > 0)
        {
            // Left out at the end: no block follows that could carry the mark.
            blocks[^1] = HiddenPlacesOnPages.With(blocks[^1]);
        }

        HiddenPlacesOnPages.Mark(blocks, hiddenPlaces);

        // A block that a limit cut short is no block.
        text.Length = blocks.Count > 0 ? blocks[^1].Span.End : 0;
        lines.RemoveAll(line => line.Span.End > text.Length);
        var title = Title is null ? null : Whitespace.Collapse(cleaner.Clean(Title));
        return new ExtractedDocument
        {
            MediaType = mediaType,
            Title = string.IsNullOrEmpty(title) ? null : title,
            PageCount = PageCount,
            PageSizes = PageSizes,
            Text = text.ToString(),
            Blocks = blocks,
            Lines = lines,
            Warnings = warnings,
            ModifiedAt = ModifiedAt,
        };
    }

    /// <summary>Looked at with each block, so that a file which takes too long still yields what was read of it.</summary>
    private void CheckTime()
    {
        if (IsTimed && blocks.Count >= WorthKeeping && clock.Elapsed > limits.Time && Stopwatch.GetElapsedTime(Progress.Last) > limits.Time)
        {
            throw new ExtractionFailedException("limit_time", string.Create(CultureInfo.InvariantCulture, $"Reading took longer than {limits.Time.TotalSeconds:0.#} seconds, which leaves too little of Extraction:TimeLimit."));
        }
    }

    private void Close(DocumentBlock block)
    {
        if (block.Span.Length > 0)
        {
            block = block with { OcrConfidence = Confidence, Warnings = Suspicions(block) };
            blocks.Add(Depth == 0 ? block : block with { Page = embedded.Last().Page, Box = null });
        }

        CheckTime();
    }

    private List<string>? Suspicions(DocumentBlock block)
    {
        var found = new List<string>();
        if (cleaner.InvisibleCharacters > invisibleBefore)
        {
            found.Add("invisible_characters");
        }

        if (hiddenHere)
        {
            found.Add(HiddenPlacesOnPages.Warning);
            hiddenHere = false;
        }

        invisibleBefore = cleaner.InvisibleCharacters;
        if (InstructionPassages.Occur(text.ToString(block.Span.Start, block.Span.Length)))
        {
            found.Add("instructions");
            instructionBlocks++;
        }

        return found.Count > 0 ? found : null;
    }

    private int Nested(BlockType type, int level) => type == BlockType.Heading ? Math.Min(level + Depth, 9) : level;

    private void Separate(BlockType type)
    {
        if (blocks.Count > 0)
        {
            text.Append(type == BlockType.List && blocks[^1].Type == BlockType.List ? "\n" : "\n\n");
        }
    }

    private sealed record EmbeddedState(string? Title, DateTimeOffset? ModifiedAt, int? PageCount, int PageSizes, int? Page);

    private void Append(string clean)
    {
        var room = Math.Max(1, limits.TextLength - text.Length);
        if (clean.Length > room)
        {
            IsFull = true;
            room -= char.IsHighSurrogate(clean[room - 1]) ? 1 : 0;
            clean = clean[..Math.Max(room, 0)].TrimEnd();
        }

        text.Append(clean);
    }
}
