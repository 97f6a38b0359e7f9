using RagLlama.Inference.Models;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class EncoderFolderTests : IDisposable
{
    private readonly EncoderFolderBuilder files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Reads_what_the_files_say()
    {
        var folder = Read();
        Assert.Equal((64, 1, 8, Path.GetFileName(files.Path)), (folder.ContextLength, folder.Padding, folder.HiddenSize, folder.Name));
        Assert.Equal(["BENIGN", "MALICIOUS"], folder.Labels);
        Assert.Equal(64, folder.Fingerprint.Length);

        files.Write("tokenizer_config.json", """{"model_max_length":32}""");
        Assert.Equal(32, Read().ContextLength);
        files.Write("config.json", """{"model_type":"deberta-v2","max_position_embeddings":512,"pad_token_id":0}""");
        files.Write("tokenizer_config.json", "{}");
        Assert.Equal((512, 0), (Read().ContextLength, Read().Padding));
    }

    [Fact]
    public void The_model_may_lie_in_the_folder_that_exports_use()
    {
        var before = Read().Fingerprint;
        Directory.CreateDirectory(files.At("onnx"));
        File.Move(files.At("model.onnx"), files.At("onnx/model.onnx"));
        Assert.EndsWith("onnx/model.onnx", Read().ModelFile.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.NotEqual(before, Read().Fingerprint);
    }

    [Theory]
    [InlineData("model.onnx", "not a model at all")]
    [InlineData("model.onnx", "")]
    [InlineData("tokenizer.json", "{}")]
    [InlineData("tokenizer.json", "[")]
    [InlineData("tokenizer.json", """{"model":{"type":"BPE","vocab":{},"unk_id":0}}""")]
    [InlineData("tokenizer.json", """{"model":{"type":"Unigram","unk_id":7,"vocab":[["a",-1]]},"post_processor":{"type":"RobertaProcessing","sep":["</s>",2],"cls":["<s>",0]}}""")]
    [InlineData("tokenizer.json", """{"model":{"type":"Unigram","unk_id":0,"vocab":[["a","b"]]},"post_processor":null}""")]
    [InlineData("tokenizer.json", """{"model":{"type":"Unigram","unk_id":0,"vocab":[["a",-1]]},"normalizer":{"type":"Precompiled","precompiled_charsmap":"AAAA"},"post_processor":{"type":"RobertaProcessing","sep":["</s>",2],"cls":["<s>",0]}}""")]
    [InlineData("tokenizer.json", """{"model":{"type":"Unigram","unk_id":0,"vocab":[["a",-1]]},"normalizer":{"type":"Precompiled","precompiled_charsmap":"no base 64!"},"post_processor":null}""")]
    [InlineData("config.json", "{}")]
    [InlineData("config.json", "null")]
    [InlineData("config.json", """{"max_position_embeddings":512}""")]
    [InlineData("1_Pooling/config.json", """{"pooling_mode_max_tokens":true}""")]
    public void Each_damaged_file_is_named(string name, string content)
    {
        files.Write(name, content);
        var fault = Assert.Throws<InferenceException>(() => Read());
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Inference:Test:ModelPath", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_was_cut_off_anywhere_is_found_out()
    {
        var whole = File.ReadAllBytes(files.At("model.onnx"));
        for (var length = 0; length < whole.Length - 6; length += 7)
        {
            File.WriteAllBytes(files.At("model.onnx"), whole[..length]);
            Assert.Throws<InferenceException>(() => Read());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_outside_the_folder_are_refused_wherever_the_model_names_them(bool isConstant)
    {
        var writer = new OnnxWriter().Input("input_ids");
        var model = isConstant ? writer.ExternalConstant("w", "../../../../etc/passwd") : writer.External("w", "../../../../etc/passwd", 4, 1);
        File.WriteAllBytes(files.At("model.onnx"), model.Finish());
        Assert.Contains("outside", Assert.Throws<InferenceException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_in_a_file_of_their_own_have_to_be_there_and_complete_and_count_in_the_fingerprint()
    {
        File.WriteAllBytes(files.At("model.onnx"), new OnnxWriter().Input("input_ids").External("w", "model.onnx_data", 16, 4).Finish());
        Assert.Contains("model.onnx_data: it is missing", Assert.Throws<InferenceException>(() => Read()).Message, StringComparison.Ordinal);
        files.Write("model.onnx_data", "too short");
        Assert.Contains("needs 16", Assert.Throws<InferenceException>(() => Read()).Message, StringComparison.Ordinal);
        files.Write("model.onnx_data", "exactly 16 bytes");
        var before = Read().Fingerprint;
        files.Write("model.onnx_data", "exactly 16 BYTES");
        Assert.NotEqual(before, Read().Fingerprint);
    }

    [Fact]
    public void Graphs_nested_without_end_are_refused()
    {
        byte[] graph = [];
        for (var depth = 0; depth < 200; depth++)
        {
            graph = Field(1, Field(5, Field(6, graph)));
        }

        File.WriteAllBytes(files.At("model.onnx"), Field(7, graph));
        Assert.Contains("nested", Assert.Throws<InvalidDataException>(() => OnnxHeaderReader.Read(files.At("model.onnx"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_what_was_pulled_is_named()
    {
        var pulled = Directory.GetFiles(files.Path).Select(f => new ReceiptFile(Path.GetFileName(f), new FileInfo(f).Length, ModelReceipt.HashOf(f), "nothing")).ToList();
        await new ModelReceipt { Model = "bge-m3", Source = "somewhere", PulledAt = default, Licence = "mit", Files = pulled }.WriteAsync(files.Path, TestContext.Current.CancellationToken);
        Assert.Equal(("bge-m3", "cls"), (Read().Name, Read().Manifest!.Pooling));
        files.Write("config.json", File.ReadAllText(files.At("config.json")).Replace("66", "88", StringComparison.Ordinal));
        Assert.Contains("config.json: its SHA-256", Assert.Throws<InferenceException>(() => Read()).Message, StringComparison.Ordinal);
    }

    private static byte[] Field(int field, byte[] content)
    {
        var length = new List<byte>();
        var rest = content.Length;
        for (; rest > 0x7F; rest >>= 7)
        {
            length.Add((byte)(rest | 0x80));
        }

        return [(byte)((field << 3) | 2), .. length, (byte)rest, .. content];
    }

    private EncoderFolder Read() => EncoderFolderReader.Read("Inference:Test", files.Path, verifyHashes: false);
}
