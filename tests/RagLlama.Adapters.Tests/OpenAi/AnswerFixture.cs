using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Inference.OpenAi;
using RagLlama.Ingestion;
using RagLlama.Retrieval;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>One question answered from one passage by the models of the given settings.</summary>
internal static class AnswerFixture
{
    public const string Text = "Up to five days of annual leave may be carried over.";

    public static async Task<List<WriterEvent>> WriteAsync(ChatInferenceOptions chat, TimeProvider time)
    {
        chat.Provider = "openai";
        await using var provider = new ServiceCollection()
            .AddSingleton(time)
            .AddOpenAiInference(chat, new EmbeddingInferenceOptions())
            .AddAnswering()
            .BuildServiceProvider();
        var events = new List<WriterEvent>();
        var task = new AnswerTask { Question = "How many days may be carried over?", Language = "en", Passages = [Passage()] };
        await foreach (var written in provider.GetRequiredService<IAnswerWriter>().WriteAsync(task, CancellationToken.None))
        {
            events.Add(written);
        }

        return events;
    }

    private static RetrievedPassage Passage()
    {
        var id = DocumentId.For("handbook", "leave");
        var span = new TextSpan(0, Text.Length);
        var chunk = new Chunk { Id = ChunkId.For(id, 1, 0, "g"), DocumentId = id, Version = 1, Number = 0, Text = Text, Language = "en", Location = new ChunkLocation { Span = span } };
        var document = new DocumentRecord
        {
            Id = id,
            SourceId = "handbook",
            ExternalId = "leave",
            Uri = new Uri("file:///leave.md"),
            FileName = "leave.md",
            Title = "Leave policy",
            Status = DocumentStatus.Indexed,
            Access = AccessList.Public,
        };
        return new RetrievedPassage { Chunk = chunk, Chunks = [chunk], Document = document, Text = Text, Span = span, Score = 1, Lexical = 1, Dense = 0 };
    }
}
