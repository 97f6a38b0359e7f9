using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>
/// The functions of ONNX Runtime GenAI's C interface (ort_genai_c.h, 0.15) that are used here. Those that return a pointer return an error object, null
/// for success. OgaGenerator_IsDone is left out on purpose: it ends the process once a session was terminated.
/// </summary>
internal static partial class GenAiApi
{
    public const string Library = "onnxruntime-genai";

    [LibraryImport(Library, EntryPoint = "OgaResultGetError")]
    public static partial nint ResultGetError(nint result);

    [LibraryImport(Library, EntryPoint = "OgaDestroyResult")]
    public static partial void DestroyResult(nint result);

    [LibraryImport(Library, EntryPoint = "OgaDestroyString")]
    public static partial void DestroyString(nint text);

    [LibraryImport(Library, EntryPoint = "OgaCreateConfig", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateConfig(string folder, out ConfigHandle config);

    [LibraryImport(Library, EntryPoint = "OgaDestroyConfig")]
    public static partial void DestroyConfig(nint config);

    [LibraryImport(Library, EntryPoint = "OgaConfigClearProviders")]
    public static partial nint ConfigClearProviders(ConfigHandle config);

    [LibraryImport(Library, EntryPoint = "OgaConfigAppendProvider", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ConfigAppendProvider(ConfigHandle config, string provider);

    [LibraryImport(Library, EntryPoint = "OgaConfigOverlay", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ConfigOverlay(ConfigHandle config, string json);

    [LibraryImport(Library, EntryPoint = "OgaCreateModelFromConfig")]
    public static partial nint CreateModel(ConfigHandle config, out ModelHandle model);

    [LibraryImport(Library, EntryPoint = "OgaDestroyModel")]
    public static partial void DestroyModel(nint model);

    [LibraryImport(Library, EntryPoint = "OgaModelGetDeviceType")]
    public static partial nint ModelGetDeviceType(ModelHandle model, out nint text);

    [LibraryImport(Library, EntryPoint = "OgaCreateTokenizer")]
    public static partial nint CreateTokenizer(ModelHandle model, out TokenizerHandle tokenizer);

    [LibraryImport(Library, EntryPoint = "OgaDestroyTokenizer")]
    public static partial void DestroyTokenizer(nint tokenizer);

    [LibraryImport(Library, EntryPoint = "OgaTokenizerGetEosTokenIds")]
    public static partial nint TokenizerGetEosTokenIds(TokenizerHandle tokenizer, out nint tokens, out nuint count);

    [LibraryImport(Library, EntryPoint = "OgaTokenizerEncode", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint TokenizerEncode(TokenizerHandle tokenizer, string text, SequencesHandle sequences);

    [LibraryImport(Library, EntryPoint = "OgaTokenizerApplyChatTemplate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint TokenizerApplyChatTemplate(
        TokenizerHandle tokenizer, string? template, string messages, string? tools, [MarshalAs(UnmanagedType.U1)] bool addGenerationPrompt, out nint text);

    [LibraryImport(Library, EntryPoint = "OgaCreateTokenizerStream")]
    public static partial nint CreateTokenizerStream(TokenizerHandle tokenizer, out TokenizerStreamHandle stream);

    [LibraryImport(Library, EntryPoint = "OgaDestroyTokenizerStream")]
    public static partial void DestroyTokenizerStream(nint stream);

    /// <summary>The text belongs to the stream and lives until its next call.</summary>
    [LibraryImport(Library, EntryPoint = "OgaTokenizerStreamDecode")]
    public static partial nint TokenizerStreamDecode(TokenizerStreamHandle stream, int token, out nint text);

    [LibraryImport(Library, EntryPoint = "OgaCreateSequences")]
    public static partial nint CreateSequences(out SequencesHandle sequences);

    [LibraryImport(Library, EntryPoint = "OgaDestroySequences")]
    public static partial void DestroySequences(nint sequences);

    [LibraryImport(Library, EntryPoint = "OgaSequencesGetSequenceCount")]
    public static partial nuint SequencesGetSequenceCount(SequencesHandle sequences, nuint index);

    [LibraryImport(Library, EntryPoint = "OgaSequencesGetSequenceData")]
    public static partial nint SequencesGetSequenceData(SequencesHandle sequences, nuint index);

    [LibraryImport(Library, EntryPoint = "OgaCreateGeneratorParams")]
    public static partial nint CreateGeneratorParams(ModelHandle model, out GeneratorParamsHandle parameters);

    [LibraryImport(Library, EntryPoint = "OgaDestroyGeneratorParams")]
    public static partial void DestroyGeneratorParams(nint parameters);

    [LibraryImport(Library, EntryPoint = "OgaGeneratorParamsSetSearchNumber", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetSearchNumber(GeneratorParamsHandle parameters, string name, double value);

    [LibraryImport(Library, EntryPoint = "OgaGeneratorParamsSetSearchBool", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetSearchBool(GeneratorParamsHandle parameters, string name, [MarshalAs(UnmanagedType.U1)] bool value);

    [LibraryImport(Library, EntryPoint = "OgaGeneratorParamsSetGuidance", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetGuidance(GeneratorParamsHandle parameters, string type, string data, [MarshalAs(UnmanagedType.U1)] bool fastForward);

    [LibraryImport(Library, EntryPoint = "OgaCreateGenerator")]
    public static partial nint CreateGenerator(ModelHandle model, GeneratorParamsHandle parameters, out GeneratorHandle generator);

    [LibraryImport(Library, EntryPoint = "OgaDestroyGenerator")]
    public static partial void DestroyGenerator(nint generator);

    [LibraryImport(Library, EntryPoint = "OgaGenerator_AppendTokens")]
    public static partial nint AppendTokens(GeneratorHandle generator, ReadOnlySpan<int> tokens, nuint count);

    [LibraryImport(Library, EntryPoint = "OgaGenerator_GenerateNextToken")]
    public static partial nint GenerateNextToken(GeneratorHandle generator);

    /// <summary>The tokens belong to the generator and live until its next call.</summary>
    [LibraryImport(Library, EntryPoint = "OgaGenerator_GetNextTokens")]
    public static partial nint GetNextTokens(GeneratorHandle generator, out nint tokens, out nuint count);

    [LibraryImport(Library, EntryPoint = "OgaGenerator_RewindTo")]
    public static partial nint RewindTo(GeneratorHandle generator, nuint length);

    /// <summary>The one function that may be called while another thread is inside the same generator.</summary>
    [LibraryImport(Library, EntryPoint = "OgaGenerator_SetRuntimeOption", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetRuntimeOption(GeneratorHandle generator, string key, string value);

    [LibraryImport(Library, EntryPoint = "OgaCreateAdapters")]
    public static partial nint CreateAdapters(ModelHandle model, out AdaptersHandle adapters);

    [LibraryImport(Library, EntryPoint = "OgaDestroyAdapters")]
    public static partial void DestroyAdapters(nint adapters);

    [LibraryImport(Library, EntryPoint = "OgaLoadAdapter", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint LoadAdapter(AdaptersHandle adapters, string file, string name);

    [LibraryImport(Library, EntryPoint = "OgaSetActiveAdapter", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetActiveAdapter(GeneratorHandle generator, AdaptersHandle adapters, string name);
}
