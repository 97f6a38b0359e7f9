using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>A model and its tokenizer in native memory.</summary>
internal sealed class GenAiModel : ILoadedModel
{
    /// <summary>The library's own default. Without a limit every token sorts the whole vocabulary of 128,256.</summary>
    private const int DefaultTopK = 50;

    private readonly ModelHandle model;
    private readonly TokenizerHandle tokenizer;
    private readonly AdaptersHandle? adapters;

    public GenAiModel(ModelHandle model, IReadOnlyDictionary<string, string> adapterFiles)
    {
        this.model = model;
        tokenizer = GenAiCall.Loaded(GenAiApi.CreateTokenizer(model, out var made), made, "loading the tokenizer");
        EndTokens = ReadEndTokens(tokenizer);
        if (adapterFiles.Count > 0)
        {
            adapters = GenAiCall.Loaded(GenAiApi.CreateAdapters(model, out var created), created, "preparing adapters");
            foreach (var (name, file) in adapterFiles)
            {
                GenAiCall.CheckLoading(GenAiApi.LoadAdapter(adapters, file, name), $"loading the adapter {name}");
            }
        }
    }

    public IReadOnlySet<int> EndTokens { get; }

    public string ApplyTemplate(string messages)
    {
        GenAiCall.Check(GenAiApi.TokenizerApplyChatTemplate(tokenizer, null, messages, null, addGenerationPrompt: true, out var text), "applying the chat template");
        return GenAiCall.TakeText(text);
    }

    public int[] Encode(string text)
    {
        using var sequences = GenAiCall.Made(GenAiApi.CreateSequences(out var made), made, "preparing to encode");
        GenAiCall.Check(GenAiApi.TokenizerEncode(tokenizer, text, sequences), "encoding a text");
        return Copy(GenAiApi.SequencesGetSequenceData(sequences, 0), GenAiApi.SequencesGetSequenceCount(sequences, 0));
    }

    public ITokenDecoder CreateDecoder() =>
        new GenAiDecoder(GenAiCall.Made(GenAiApi.CreateTokenizerStream(tokenizer, out var stream), stream, "preparing to decode"));

    public IGeneration CreateGeneration(int capacity, Decoding decoding)
    {
        using var parameters = GenAiCall.Made(GenAiApi.CreateGeneratorParams(model, out var made), made, "preparing a generation");
        Apply(parameters, capacity, decoding);
        var generator = GenAiCall.Made(GenAiApi.CreateGenerator(model, parameters, out var created), created, "making a generation");
        if (decoding.Adapter is { } adapter)
        {
            Activate(generator, adapter);
        }

        return new GenAiGeneration(generator);
    }

    public void Rest() => NativeHeap.Trim();

    public void Dispose()
    {
        adapters?.Dispose();
        tokenizer.Dispose();
        model.Dispose();
    }

    private static void Apply(GeneratorParamsHandle parameters, int capacity, Decoding decoding)
    {
        Number(parameters, "max_length", capacity);
        GenAiCall.Check(GenAiApi.SetSearchBool(parameters, "do_sample", decoding.Sample), "setting do_sample");
        Number(parameters, "temperature", decoding.Sample ? decoding.Temperature : 1);
        Number(parameters, "top_p", decoding.Sample ? decoding.TopP ?? 1 : 1);
        Number(parameters, "top_k", decoding.Sample ? decoding.TopK ?? DefaultTopK : 1);
        if (decoding.Seed is { } seed)
        {
            Number(parameters, "random_seed", seed);
        }

        if (decoding.GuidanceType is { } type)
        {
            GenAiCall.Check(GenAiApi.SetGuidance(parameters, type, decoding.Guidance ?? "", fastForward: false), "setting the guidance");
        }
    }

    private static void Number(GeneratorParamsHandle parameters, string name, double value) =>
        GenAiCall.Check(GenAiApi.SetSearchNumber(parameters, name, value), $"setting {name}");

    private void Activate(GeneratorHandle generator, string adapter)
    {
        try
        {
            GenAiCall.Check(GenAiApi.SetActiveAdapter(generator, adapters ?? throw new ModelFaultException(ModelFault.Failed, "No adapter is loaded."), adapter), "choosing the adapter");
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    private static HashSet<int> ReadEndTokens(TokenizerHandle tokenizer)
    {
        try
        {
            GenAiCall.CheckLoading(GenAiApi.TokenizerGetEosTokenIds(tokenizer, out var tokens, out var count), "reading the end tokens");
            return [.. Copy(tokens, count)];
        }
        catch
        {
            tokenizer.Dispose();
            throw;
        }
    }

    /// <summary>The tokens lie in native memory that the next call may change.</summary>
    private static int[] Copy(nint tokens, nuint count)
    {
        var copy = new int[(int)count];
        if (count > 0)
        {
            Marshal.Copy(tokens, copy, 0, copy.Length);
        }

        return copy;
    }
}
