using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Sources;

namespace RagLlama.Host.Tests.Portal;

/// <summary>A few documents of a small company, in the shapes that pages have to show.</summary>
internal static class Company
{
    public const string HostileName = "\"><img src=x onerror=alert(1)>.md";
    private static readonly DateTimeOffset Changed = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    public static DocumentId Leave { get; } = DocumentId.For("handbook", "leave.pdf");

    public static DocumentId Travel { get; } = DocumentId.For("handbook", "travel.md");

    public static DocumentId Budget { get; } = DocumentId.For("finance", "budget.xlsx");

    public static DocumentId Salaries { get; } = DocumentId.For("finance", "salaries.md");

    public static DocumentId Hostile { get; } = DocumentId.For("handbook", HostileName);

    public static async Task FillAsync(FakeCatalog catalog, FakeFiles files)
    {
        await catalog.SaveSourceAsync(Source("handbook", "Employee handbook"), default);
        await catalog.SaveSourceAsync(Source("finance", "Finance"), default);
        await catalog.SaveSourceAsync(Source("sample", "Sample company"), default);
        using var bytes = new MemoryStream("%PDF-1.7 sample"u8.ToArray());
        var blob = await files.PutAsync(bytes, 1000, default);
        PutPaged(catalog, blob);
        Put(catalog, "handbook", "travel.md", "Travel guide", AccessList.Public, Text(
            (BlockType.Heading, 1, "Travel guide"), (BlockType.Heading, 2, "Trains"),
            (BlockType.Paragraph, 0, "Book second class for journeys under three hours. First class needs the approval of your team lead."),
            (BlockType.Heading, 2, "Meals"), (BlockType.List, 1, "Breakfast: 12 EUR"), (BlockType.List, 1, "Dinner: 32 EUR"),
            (BlockType.Paragraph, 0, "Keep the receipts for ten years, as tax law asks.")));
        Put(catalog, "finance", "budget.xlsx", "Budget 2027", AccessList.Public, Table());
        Put(catalog, "finance", "salaries.md", "Salaries", AccessList.Parse("group:board"), Text((BlockType.Paragraph, 0, "CANARY-SALARY of the board.")));
        Put(catalog, "handbook", HostileName, HostileName, AccessList.Public, Text((BlockType.Paragraph, 0, "<script>alert('read')</script> <img src=//evil.test/x>")));
        Put(catalog, "sample", "welcome.md", "Willkommen bei Nordlicht", AccessList.Public, Text((BlockType.Paragraph, 0, "Guten Tag.")), "de");
        catalog.Put(Record("handbook", "scan.pdf", "Old contract", AccessList.Public) with
        {
            Status = DocumentStatus.Failed,
            Reason = "The PDF is encrypted. Save it without a password and upload it again.",
            Chunks = 0,
        });
        catalog.Put(Record("handbook", "setup.exe", "setup.exe", AccessList.Public) with
        {
            Status = DocumentStatus.Unsupported,
            Reason = "Programs are not read.",
            Chunks = 0,
        });
    }

    public static RetrievedPassage Passage(FakeCatalog catalog, DocumentId id, int number = 0, double score = 0.8)
    {
        var chunk = catalog.ChunksOf(id)[number];
        return new RetrievedPassage
        {
            Chunk = chunk,
            Document = catalog.Get(id),
            Chunks = [chunk],
            Text = chunk.Text,
            Span = chunk.Location.Span,
            Score = score,
            Lexical = 0.5,
            Dense = 0.5,
        };
    }

    private static SourceDefinition Source(string id, string name) => new() { Id = id, Name = name, Connector = "files", Access = AccessList.Public };

    private static void PutPaged(FakeCatalog catalog, BlobInfo blob)
    {
        const string heading = "Annual leave";
        const string rule = "Up to five days of annual leave may be carried over into the next year. They must be taken by 31 March.";
        const string other = "Leave is requested in the portal, at least two weeks before it begins, and approved by the team lead.";
        var text = $"{heading}\n\n{rule}\n\n{other}";
        var first = new TextSpan(0, text.IndexOf(other, StringComparison.Ordinal));
        var second = TextSpan.FromBounds(first.End, text.Length);
        var structure = new ExtractedDocument
        {
            MediaType = "application/pdf",
            Title = "Leave policy",
            Language = "en",
            PageCount = 2,
            PageSizes = [new PageSize(595, 842), new PageSize(595, 842)],
            Text = text,
            Blocks =
            [
                new DocumentBlock { Type = BlockType.Heading, Level = 1, Span = new TextSpan(0, heading.Length), Page = 1, Box = new PageBox(1, 72, 160, 220, 180) },
                new DocumentBlock { Type = BlockType.Paragraph, Span = new TextSpan(heading.Length + 2, rule.Length), Page = 1, Box = new PageBox(1, 72, 196, 520, 226) },
                new DocumentBlock { Type = BlockType.Paragraph, Span = new TextSpan(second.Start, other.Length), Page = 2, Box = new PageBox(2, 72, 96, 520, 126), OcrConfidence = 0.64f, Language = "other", Warnings = ["instructions"] },
            ],
            Lines =
            [
                new TextLine(new TextSpan(heading.Length + 2, rule.Length), new PageBox(1, 72, 196, 520, 226)),
                new TextLine(new TextSpan(second.Start, other.Length), new PageBox(2, 72, 96, 520, 126)),
            ],
            Warnings = [new ExtractionWarning("hidden_text", 2, "Text that is not visible on the page was left out.") { Count = 3 }],
        };
        var record = Record("handbook", "leave.pdf", "Leave policy", AccessList.Public) with
        {
            ContentHash = blob.Hash,
            Bytes = 182_000,
            MediaType = "application/pdf",
            Pages = 2,
            Warnings = 1,
            Chunks = 2,
        };
        catalog.Put(
            record, structure,
            Chunk(record.Id, 0, text, first, [heading]) with { Location = new ChunkLocation { Span = first, Page = 1, Headings = [heading], Boxes = [new PageBox(1, 72, 196, 520, 226)] } },
            Chunk(record.Id, 1, text, second, [heading]) with { Location = new ChunkLocation { Span = second, Page = 2, Headings = [heading] } });
    }

    private static void Put(FakeCatalog catalog, string source, string name, string title, AccessList access, ExtractedDocument structure, string language = "en")
    {
        var record = Record(source, name, title, access, language);
        catalog.Put(record, structure, Chunk(record.Id, 0, structure.Text, new TextSpan(0, structure.Text.Length), ["Trains"]));
    }

    private static Chunk Chunk(DocumentId id, int number, string text, TextSpan span, IReadOnlyList<string> headings) => new()
    {
        Id = ChunkId.For(id, 1, number, "test"),
        DocumentId = id,
        Version = 1,
        Number = number,
        Location = new ChunkLocation { Span = span, Headings = headings },
        Text = text.Substring(span.Start, span.Length),
        Language = "en",
    };

    private static DocumentRecord Record(string source, string name, string title, AccessList access, string language = "en") => new()
    {
        Id = DocumentId.For(source, name),
        SourceId = source,
        ExternalId = name,
        Uri = new Uri("file:///srv/" + Uri.EscapeDataString(name)),
        FileName = name,
        Title = title,
        Status = DocumentStatus.Indexed,
        Access = access,
        Version = 1,
        Chunks = 1,
        Language = language,
        Bytes = 4_200,
        ModifiedAt = Changed,
        UpdatedAt = Changed,
    };

    private static ExtractedDocument Text(params (BlockType Type, int Level, string Text)[] parts)
    {
        var text = string.Join("\n\n", parts.Select(p => p.Text));
        var blocks = new List<DocumentBlock>();
        var at = 0;
        foreach (var part in parts)
        {
            blocks.Add(new DocumentBlock { Type = part.Type, Level = part.Level, Span = new TextSpan(at, part.Text.Length) });
            at += part.Text.Length + 2;
        }

        return new ExtractedDocument { MediaType = "text/markdown", Text = text, Blocks = blocks, Language = "en" };
    }

    private static ExtractedDocument Table()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [["Team", "Budget", "Change"], ["Travel", "120,000 EUR", "+4 %"], ["Training", "80,000 EUR", "0 %"]];
        var lines = rows.Select(r => string.Join(" | ", r)).ToList();
        var spans = new List<TextSpan>();
        var at = 0;
        foreach (var line in lines)
        {
            spans.Add(new TextSpan(at, line.Length));
            at += line.Length + 1;
        }

        var text = string.Join('\n', lines);
        return new ExtractedDocument
        {
            MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Text = text,
            Blocks = [new DocumentBlock { Type = BlockType.Table, Span = new TextSpan(0, text.Length), Cells = rows, RowSpans = spans, HeaderRows = 1 }],
            Language = "en",
        };
    }
}
