using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// The embedder that is always there: a table of 32,000 × 256 8-bit numbers, no download and no other process. A text's vector is the sum of its
/// pieces' rows, each weighted 1 + ln(occurrences), brought to length 1; a text without a known piece has the zero vector.
/// </summary>
internal sealed class BuiltInEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string ModelName = "builtin-m12";

    // More distinct pieces than this no longer move the sum (and bound the time for one text).
    private const int MostDistinctPieces = 600;

    private readonly UnigramTokenizer _tokenizer;
    private readonly EmbeddingTable _table;
    private readonly EmbeddingGeneratorMetadata _metadata;

    private BuiltInEmbedder(UnigramTokenizer tokenizer, EmbeddingTable table, string modelId)
    {
        _tokenizer = tokenizer;
        _table = table;
        _metadata = new EmbeddingGeneratorMetadata("builtin", defaultModelId: modelId, defaultModelDimensions: EmbeddingTable.Dimensions);
        Windows = new PassageWindows(tokenizer, table, modelId);
    }

    public PassageWindows Windows { get; }

    internal UnigramTokenizer Tokenizer => _tokenizer;

    /// <summary>Reads the model's three files.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static BuiltInEmbedder Load(string folder)
    {
        // Side by side, because the first question waits for both. Once in a process, before anything is served: blocking here holds nobody up.
        var vocabulary = Task.Run(() => new UnigramTokenizer(File.ReadAllText(Path.Combine(folder, "sp32k.vocab"))));
        var rows = ReadAll<sbyte>(Path.Combine(folder, "table.int8"));
        var scales = ReadAll<float>(Path.Combine(folder, "scales.f32"));
        var modelId = $"{ModelName}-{Hash(rows, scales)}";
        var tokenizer = vocabulary.GetAwaiter().GetResult();
        if (rows.Length != tokenizer.Size * EmbeddingTable.Dimensions || scales.Length != tokenizer.Size)
        {
            throw new InvalidDataException($"The embedding model in {folder} is damaged: its table, scales and vocabulary differ in size. Install the application again.");
        }

        return new BuiltInEmbedder(tokenizer, new EmbeddingTable(rows, scales), modelId);
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        var scratch = TokenizerScratch.Rent();
        try
        {
            foreach (var value in values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                embeddings.Add(new Embedding<float>(Embed(value, scratch)) { ModelId = _metadata.DefaultModelId });
            }
        }
        finally
        {
            TokenizerScratch.Return(scratch);
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    /// <summary>Ids of the pieces that make the text's vector, in reading order.</summary>
    internal ushort[] Tokenize(string text)
    {
        var scratch = TokenizerScratch.Rent();
        _tokenizer.Encode(text, scratch);
        var ids = scratch.Pieces.ToArray();
        TokenizerScratch.Return(scratch);
        return ids;
    }

    private static string Hash(sbyte[] rows, float[] scales)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(rows.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(scales.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static T[] ReadAll<T>(string path)
        where T : unmanaged
    {
        using var file = File.OpenRead(path);
        var values = new T[file.Length / Marshal.SizeOf<T>()];
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private float[] Embed(string text, TokenizerScratch scratch)
    {
        _tokenizer.Encode(text, scratch);
        var counts = scratch.CountsFor(_tokenizer.Size);
        foreach (var id in scratch.Pieces)
        {
            counts[id]++;
        }

        var vector = new float[EmbeddingTable.Dimensions];
        var distinct = 0;
        foreach (var id in scratch.Pieces)
        {
            if (counts[id] == 0)
            {
                continue;
            }

            if (distinct++ < MostDistinctPieces)
            {
                _table.AddRow(id, 1 + MathF.Log(counts[id]), vector);
            }

            counts[id] = 0;
        }

        EmbeddingTable.Normalize(vector);
        return vector;
    }
}
