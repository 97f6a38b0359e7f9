using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Sources;

namespace RagLlama.Bench.Answers;

/// <summary>Documents of generated text, ten passages each, in catalogue and index as the pipeline would leave them.</summary>
internal static class GeneratedCompany
{
    private const int PassagesPerDocument = 10;
    private const int WordsPerPassage = 120;
    private const string Source = "bench";

    /// <returns>Questions about the passages.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(IServiceProvider services, int passages, int questions)
    {
        var (catalog, index) = (services.GetRequiredService<IDocumentCatalog>(), services.GetRequiredService<IVectorIndex>());
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        await catalog.SaveSourceAsync(new SourceDefinition { Id = Source, Name = "Bench", Connector = "upload", Access = AccessList.Public }, default);
        var text = new GeneratedText(seed: 7);
        var asked = new List<string>();
        var documents = passages / PassagesPerDocument;
        for (var number = 0; number < documents; number++)
        {
            var texts = Enumerable.Range(0, PassagesPerDocument).Select(_ => text.Passage(WordsPerPassage)).ToList();
            var document = Document(number, texts, index.Generation);
            await catalog.RegisterAsync(Source, Item(number), AccessList.Public, default);
            var vectors = await embedder.GenerateAsync(texts);
            await index.UpsertAsync([.. document.Chunks.Select((chunk, at) => Indexed(document, chunk, vectors[at].Vector))], default);
            await catalog.PublishAsync(document, fence: null, default);
            if (number % Math.Max(1, documents / questions) == 0 && asked.Count < questions)
            {
                asked.Add(text.QuestionAbout(texts[number % PassagesPerDocument]));
            }
        }

        return asked;
    }

    private static string Name(int number) => "Document " + number.ToString(CultureInfo.InvariantCulture);

    private static SourceItem Item(int number) => new()
    {
        ExternalId = Name(number),
        Uri = new Uri("urn:bench:" + number.ToString(CultureInfo.InvariantCulture)),
        FileName = Name(number) + ".txt",
        ChangeTag = "1",
    };

    private static DocumentPublication Document(int number, List<string> texts, string generation)
    {
        var id = DocumentId.For(Source, Name(number));
        var (chunks, from) = (new List<Chunk>(), 0);
        foreach (var text in texts)
        {
            chunks.Add(new Chunk
            {
                Id = ChunkId.For(id, 1, chunks.Count, generation),
                DocumentId = id,
                Version = 1,
                Number = chunks.Count,
                Location = new ChunkLocation { Span = new TextSpan(from, text.Length), Headings = ["Section " + chunks.Count.ToString(CultureInfo.InvariantCulture)] },
                Text = text,
                Language = "und",
            });
            from += text.Length;
        }

        return new DocumentPublication
        {
            Id = id,
            Version = 1,
            Title = Name(number),
            Access = AccessList.Public,
            ChangeTag = "1",
            ContentHash = Name(number),
            StructureHash = Name(number),
            Bytes = from,
            MediaType = "text/plain",
            Language = "und",
            Chunks = chunks,
        };
    }

    private static IndexedChunk Indexed(DocumentPublication document, Chunk chunk, ReadOnlyMemory<float> vector) => new()
    {
        Id = chunk.Id,
        DocumentId = document.Id,
        SourceId = Source,
        Version = 1,
        Number = chunk.Number,
        Access = AccessList.Public,
        Language = chunk.Language,
        Title = document.Title + " " + chunk.Location.Headings[0],
        Text = chunk.Text,
        Vector = vector,
    };
}
