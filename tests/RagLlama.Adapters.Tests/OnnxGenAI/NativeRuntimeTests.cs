using System.Text.Json;
using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>The suite on the real library with two tiny models; skipped, with the reason, where they are not installed.</summary>
public sealed class NativeRuntimeTests : ModelRuntimeSuite
{
    public NativeRuntimeTests() => NativeModels.SkipUnlessInstalled();

    private protected override int ChainTokens => 30;

    [Fact]
    public void Encodes_as_the_models_makers_say()
    {
        var folder = NativeModels.Read("tiny-llama-random");
        using var model = Load(folder);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "encode_check.json")));
        foreach (var check in json.RootElement.EnumerateArray())
        {
            var text = check.GetProperty("t").GetString()!;
            Assert.Equal(check.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()), model.Encode(text));
        }
    }

    [Fact]
    public void The_prompt_says_todays_date()
    {
        var folder = NativeModels.Read("tiny-llama-random");
        using var model = Load(folder);
        var prompt = new TemplateDate(folder.ChatTemplate).Fill(model.ApplyTemplate("""[{"role":"user","content":"Today Date: 26 Jul 2024"}]"""), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Today Date: 02 Mar 2026\n", prompt, StringComparison.Ordinal);
        Assert.EndsWith("Today Date: 26 Jul 2024<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void Telemetry_is_off_where_native_code_looks()
    {
        using var model = Load(NativeModels.Read("tiny-llama-chain"));
        Assert.Equal("1", NativeEnvironment.Get("ORT_DISABLE_TELEMETRY"));
        Assert.NotNull(GenAiLibrary.LoadedFrom);
    }

    [Fact]
    public void A_provider_that_is_not_there_is_an_error_and_no_fallback()
    {
        var fault = Assert.Throws<ModelFaultException>(() => new GenAiModelLoader().Load(
            NativeModels.Read("tiny-llama-chain"), new ModelLoading { ExecutionProvider = "cuda", NativeFolder = NativeModels.Library }));
        Assert.Contains("cuda", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Seeded_sampling_repeats_and_unseeded_differs()
    {
        using var model = Random();
        async Task<string> Ask(long? seed)
        {
            var options = ModelUnderTest.Options(most: 40);
            (options.Temperature, options.TopP, options.Seed) = (1.5f, 0.95f, seed);
            return (await model.AskAsync("Where is the travel policy?", options)).Text;
        }

        Assert.Equal(await Ask(11), await Ask(11));
        Assert.NotEqual(await Ask(11), await Ask(12));
    }

    [Fact]
    public void Objects_after_their_end_throw_instead_of_crashing()
    {
        var model = Load(NativeModels.Read("tiny-llama-random"));
        var generation = model.CreateGeneration(64, Decoding.Greedy);
        generation.Append(model.Encode("Hello"));
        generation.Dispose();
        Assert.Throws<ObjectDisposedException>(() => generation.Next());
        generation.Terminate();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Encode("Hello"));
    }

    [Fact]
    public void A_prompt_that_the_library_refuses_is_not_in_its_message()
    {
        using var model = Load(NativeModels.Read("tiny-llama-random"));
        var fault = Assert.Throws<ModelFaultException>(() => model.ApplyTemplate("""[{"role":"user","content":["secret salary"]}]"""));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_is_used_by_those_who_name_it_and_by_nobody_else()
    {
        using var folder = new AdaptableModel();
        using var plain = folder.Open(adapter: null);
        using var adapted = folder.Open(AdaptableModel.Silent);
        var asSaid = new ChatOptions { MaxOutputTokens = 40, AdditionalProperties = new() { [ChatRequests.AdapterKey] = AdaptableModel.Silent } };

        var replies = await Task.WhenAll(Ask(plain, null), Ask(plain, asSaid), Ask(plain, null), Ask(adapted, null));

        Assert.Equal(ChainSentence, replies[0].Trim());
        Assert.Equal(ChainSentence, replies[2].Trim());
        Assert.NotEmpty(replies[1]);
        Assert.Single(replies[1].Distinct());
        Assert.Equal(replies[1], replies[3][..replies[1].Length]);
        Assert.NotEqual(plain.Fingerprint, adapted.Fingerprint);
        Assert.Equal("tiny-llama-chain+silent", adapted.Name);

        async Task<string> Ask(RunningModel model, ChatOptions? options) =>
            (await new OnnxChatClient(model).GetResponseAsync([new(ChatRole.User, "Bonjour, où est la politique de voyage ?")], options ?? new ChatOptions { MaxOutputTokens = 60 })).Text;
    }

    private protected override long Open(ModelUnderTest model) => GenAiHandle.Open;

    private protected override ModelUnderTest Chain(WorkerLimits? limits = null) => Make("tiny-llama-chain", limits, null);

    private protected override ModelUnderTest Random(WorkerLimits? limits = null, TimeProvider? time = null) => Make("tiny-llama-random", limits, time);

    private protected override bool IsControl(ModelUnderTest model, int token) => token >= 752;

    private static ModelUnderTest Make(string name, WorkerLimits? limits, TimeProvider? time)
    {
        var folder = NativeModels.Read(name);
        return new ModelUnderTest(() => Load(folder), folder, limits ?? Limits, time);
    }

    private static ILoadedModel Load(ModelFolder folder) => new GenAiModelLoader().Load(folder, new ModelLoading { ExecutionProvider = "cpu", NativeFolder = NativeModels.Library });
}
