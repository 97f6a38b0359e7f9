using System.Text;
using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.TestKit.Fakes;

/// <summary>
/// Reads UTF-8 text in process: one paragraph for each block of lines. Text that starts with <c>!code reason</c> fails with that code; what stands
/// below that line was read before.
/// </summary>
public sealed class PlainTextExtractor : ITextExtractor
{
    public int Extracted { get; private set; }

    public async Task<ExtractionResult> ExtractAsync(ExtractionSource file, CancellationToken cancellationToken)
    {
        Extracted++;
        var text = await File.ReadAllTextAsync(file.Path, Encoding.UTF8, cancellationToken);
        if (text.StartsWith("!unsupported ", StringComparison.Ordinal))
        {
            return new ExtractionResult.Unsupported("application/octet-stream", text["!unsupported ".Length..]);
        }

        if (text.StartsWith('!'))
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : text.Length;
            return new ExtractionResult.Failed(text[1..space], text[(space + 1)..end], end < text.Length ? Build(text[end..]) : null);
        }

        return new ExtractionResult.Extracted(Build(text));
    }

    public Task<byte[]?> RenderPageAsync(ExtractionSource file, int page, int dotsPerInch, IReadOnlyList<PageBox> highlights, CancellationToken cancellationToken) =>
        Task.FromResult<byte[]?>(null);

    private static ExtractedDocument Build(string text)
    {
        var builder = new Builders.ExtractedDocumentBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            builder.Paragraph(paragraph);
        }

        return builder.Build();
    }
}
