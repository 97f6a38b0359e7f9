using System.Text.Json;
using RagLlama.Inference.OnnxRuntime.Tokens;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>A folder with the files of a small encoder, complete unless a test breaks one.</summary>
internal sealed class EncoderFolderBuilder : IDisposable
{
    private static readonly string[] Control = ["<s>", "<pad>", "</s>", "<unk>"];

    private static readonly string[] Words = ["bomb", "parental", "leave", "weeks", "lasts", "of", "the", "days", "query", "passage"];

    public EncoderFolderBuilder(byte[]? model = null)
    {
        File.WriteAllBytes(At("model.onnx"), model ?? TinyEncoders.Embedder());
        Write("tokenizer.json", Tokenizer());
        Write("tokenizer_config.json", """{"model_max_length":1000000000000000019884624838656}""");
        Write("config.json", """{"model_type":"xlm-roberta","hidden_size":8,"max_position_embeddings":66,"pad_token_id":1,"id2label":{"0":"BENIGN","1":"MALICIOUS"}}""");
    }

    /// <summary>Control tokens, then pieces: the mark of a word, single characters, words.</summary>
    public static IReadOnlyList<string> Vocabulary { get; } =
        [.. Control, "▁", .. "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?\"'<>/-()".Select(c => $"{c}"), .. Words.Select(w => "▁" + w), "<mask>"];

    public string Path { get; } = Directory.CreateTempSubdirectory("ragllama-encoder-").FullName;

    public static int IdOf(string piece) => Vocabulary.ToList().IndexOf(piece);

    /// <param name="normalizer">JSON of the part; null for none.</param>
    public static string Tokenizer(
        string normalizer = "null", string splitter = """{"type":"Metaspace","replacement":"▁","add_prefix_space":true}""", string? processor = null, string unigram = "\"type\":\"Unigram\"")
    {
        var vocabulary = JsonSerializer.Serialize(Vocabulary.Select(p => new object[] { p, Control.Contains(p) || p == "<mask>" ? 0 : p.Length == 1 ? -6.5 : -3.25 }));
        var added = JsonSerializer.Serialize(Control.Append("<mask>").Select(c => new { id = IdOf(c), content = c, special = true }));
        var frame = processor ?? """{"type":"RobertaProcessing","sep":["</s>",2],"cls":["<s>",0]}""";
        return "{\"added_tokens\":" + added + ",\"normalizer\":" + normalizer + ",\"pre_tokenizer\":" + splitter + ",\"post_processor\":" + frame
            + ",\"model\":{" + unigram + ",\"unk_id\":3,\"vocab\":" + vocabulary + "}}";
    }

    public static EncoderTokenizer Read(string json) => TokenizerReader.Read(JsonDocument.Parse(json).RootElement);

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
