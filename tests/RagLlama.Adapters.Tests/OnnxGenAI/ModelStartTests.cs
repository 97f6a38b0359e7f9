using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Inference.Models;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class ModelStartTests : IDisposable
{
    private readonly ModelFolderBuilder files = new();
    private readonly FakeLoader loader = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Reads_what_the_files_say()
    {
        var folder = ModelFolderReader.Read(files.Path, verifyHashes: false);
        Assert.Equal((131072, 128 * 1024L), (folder.ContextLength, folder.KvBytesPerToken));
        Assert.Equal(["<|eot_id|>"], folder.ControlTokens);
        Assert.Equal("{{ messages }}", folder.ChatTemplate);
        using var single = new ModelFolderBuilder(elementType: 1);
        Assert.Equal(256 * 1024L, ModelFolderReader.Read(single.Path, verifyHashes: false).KvBytesPerToken);
    }

    [Theory]
    [InlineData("genai_config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("model.onnx")]
    [InlineData("model.onnx.data")]
    public void Each_missing_file_is_named_before_anything_is_loaded(string name)
    {
        File.Delete(files.At(name));
        var fault = Assert.Throws<InferenceException>(() => Open(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 8192 }));
        Assert.Contains($"{name}: it is missing", fault.Message, StringComparison.Ordinal);
        Assert.False(loader.WasAsked);
    }

    [Theory]
    [InlineData("genai_config.json", "{\"model\":")]
    [InlineData("genai_config.json", "{}")]
    [InlineData("tokenizer.json", "[]")]
    [InlineData("tokenizer.json", "null")]
    [InlineData("tokenizer_config.json", "{}")]
    [InlineData("model.onnx", "not a model at all")]
    [InlineData("model.onnx", "")]
    [InlineData("model.onnx.data", "too short")]
    public void Each_damaged_file_is_named_before_anything_is_loaded(string name, string content)
    {
        files.Write(name, content);
        var fault = Assert.Throws<InferenceException>(() => Open(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 8192 }));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.False(loader.WasAsked);
    }

    [Fact]
    public void A_model_that_was_cut_off_anywhere_is_found_out()
    {
        var whole = File.ReadAllBytes(files.At("model.onnx"));
        for (var length = 1; length < whole.Length; length += 997)
        {
            File.WriteAllBytes(files.At("model.onnx"), whole[..length]);
            Assert.Throws<InferenceException>(() => ModelFolderReader.Read(files.Path, verifyHashes: false));
        }
    }

    [Fact]
    public void A_weight_file_outside_the_folder_is_refused()
    {
        using var escaping = new ModelFolderBuilder(weights: "../../../etc/passwd");
        Assert.Contains("outside", Assert.Throws<InferenceException>(() => ModelFolderReader.Read(escaping.Path, verifyHashes: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_that_was_pulled_is_named()
    {
        var pulled = Directory.GetFiles(files.Path).Select(f => new ReceiptFile(Path.GetFileName(f), new FileInfo(f).Length, ModelReceipt.HashOf(f), "nothing")).ToList();
        var receipt = new ModelReceipt { Model = "some-model", Source = "somewhere", PulledAt = default, Licence = "mit", Files = pulled };
        await receipt.WriteAsync(files.Path, TestContext.Current.CancellationToken);
        var read = ModelFolderReader.Read(files.Path, verifyHashes: true);
        Assert.Equal(("some-model", receipt.Fingerprint()), (read.Name, read.Fingerprint));
        var bytes = File.ReadAllBytes(files.At("model.onnx.data"));
        bytes[50] ^= 1;
        File.WriteAllBytes(files.At("model.onnx.data"), bytes);
        var fault = Assert.Throws<InferenceException>(() => ModelFolderReader.Read(files.Path, verifyHashes: true));
        Assert.Contains("model.onnx.data: its SHA-256", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_is_needed_and_has_to_fit_model_and_memory()
    {
        Assert.Contains("Inference:Chat:MaxLength is missing", Refusal(new ChatInferenceOptions { ModelPath = files.Path }), StringComparison.Ordinal);
        Assert.Contains("Inference:Chat:ModelPath is missing", Refusal(new ChatInferenceOptions { MaxLength = 100 }), StringComparison.Ordinal);
        Assert.Contains("at most 131072 tokens", Refusal(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 131073 }), StringComparison.Ordinal);
        var memory = Refusal(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 131072 });
        Assert.Contains("needs 16384 MiB", memory, StringComparison.Ordinal);
        Assert.Contains("Inference:Chat:Onnx:KvMemoryMegabytes is 4096: at most 32768 tokens fit", memory, StringComparison.Ordinal);
        Assert.Contains("expected cuda or cpu", Refusal(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 1, Onnx = { ExecutionProvider = "dml" } }), StringComparison.Ordinal);
        Assert.False(loader.WasAsked);
    }

    [Fact]
    public void What_the_library_says_about_loading_reaches_the_person_who_starts_it()
    {
        loader.Fault = new ModelFaultException(ModelFault.Failed, "ONNX Runtime GenAI failed while loading the model: Cuda interface not available");
        var fault = Assert.Throws<InferenceException>(() => Open(new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 8192 }));
        Assert.Contains("Cuda interface", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_not_there_is_named_with_its_setting()
    {
        if (GenAiLibrary.LoadedFrom is not null || NativeModels.Library is not null)
        {
            Assert.Skip("The library is installed here, and one process loads it once.");
        }

        var fault = Assert.Throws<ModelFaultException>(() => new GenAiModelLoader().Load(
            ModelFolderReader.Read(files.Path, verifyHashes: false), new ModelLoading { ExecutionProvider = "cpu", NativeFolder = files.Path }));
        Assert.Contains("Inference:Chat:Onnx:NativeFolder", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_container_gives_one_client_over_one_model()
    {
        var chat = new ChatInferenceOptions { Provider = "onnx", ModelPath = files.Path, MaxLength = 8192, Onnx = { ExecutionProvider = "cpu" } };
        var services = new ServiceCollection();
        services.AddSingleton<IModelLoader>(loader);
        services.AddOnnxChat(chat);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.False(loader.WasAsked);
            var client = provider.GetRequiredService<IChatClient>();
            Assert.Equal("Five days.", (await client.GetResponseAsync("How many?")).Text);
            Assert.Equal(32768, provider.GetRequiredService<IModelLoad>().Current.TokenBudget);
            Assert.Equal(Path.GetFileName(files.Path), client.GetService<ChatClientMetadata>()!.DefaultModelId);
        }

        Assert.True(loader.Model.IsDisposed);
        Assert.Empty(loader.Model.Violations);
        Assert.Empty(new ServiceCollection().AddOnnxChat(new ChatInferenceOptions()));
    }

    private string Refusal(ChatInferenceOptions chat) => Assert.Throws<ArgumentException>(() => Open(chat)).Message;

    [Fact]
    public void An_adapter_that_is_not_there_is_named_before_anything_is_loaded()
    {
        files.Write("legal.onnx_adapter", "x");
        var chat = new ChatInferenceOptions { ModelPath = files.Path, MaxLength = 8192, Onnx = { AdaptersFolder = files.Path, Adapter = "finance" } };

        var fault = Assert.Throws<ArgumentException>(() => Open(chat));
        Assert.Contains("Inference:Chat:Onnx:Adapter is 'finance'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("finance.onnx_adapter", fault.Message, StringComparison.Ordinal);
        Assert.False(loader.WasAsked);
    }

    [Fact]
    public void Calls_take_the_adapter_they_name_and_else_the_configured_one()
    {
        string? AdapterOf(ChatOptions? options, string? configured) =>
            ChatRequests.From([new ChatMessage(ChatRole.User, "x")], options, new PlainText([]), new HashSet<string> { "legal", "finance" }, configured).Decoding.Adapter;
        var named = new ChatOptions { AdditionalProperties = new() { [ChatRequests.AdapterKey] = "legal" } };

        Assert.Null(AdapterOf(null, null));
        Assert.Equal(("finance", "finance"), (AdapterOf(null, "finance"), AdapterOf(new ChatOptions(), "finance")));
        Assert.Equal(("legal", "legal"), (AdapterOf(named, "finance"), AdapterOf(named, null)));
    }

    private void Open(ChatInferenceOptions chat) => ModelStart.Open(chat, loader, TimeProvider.System, NullLogger.Instance).Dispose();

    private sealed class FakeLoader : IModelLoader
    {
        public ToyModel Model { get; } = new("Five days.");

        public bool WasAsked { get; private set; }

        public ModelFaultException? Fault { get; set; }

        public ILoadedModel Load(ModelFolder folder, ModelLoading loading)
        {
            WasAsked = true;
            return Fault is null ? Model : throw Fault;
        }
    }
}
