using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class ToyRuntimeTests : ModelRuntimeSuite, IDisposable
{
    private readonly List<ToyModel> models = [];

    private protected override int ChainTokens => System.Text.Encoding.UTF8.GetByteCount(ChainSentence) + 1;

    internal static ModelFolder Folder { get; } = new()
    {
        Path = "toy",
        Name = "toy",
        ContextLength = 4096,
        KvBytesPerToken = 1,
        ControlTokens = ToyModel.ControlTokens,
        ChatTemplate = "",
    };

    /// <summary>However a test went, the model must have been treated well.</summary>
    public void Dispose()
    {
        Assert.All(models, m => Assert.Empty(m.Violations));
        Assert.All(models, m => Assert.Equal(0, m.LiveGenerations));
    }

    private protected override long Open(ModelUnderTest model) => ((ToyModel)model.Loaded).LiveGenerations;

    private protected override ModelUnderTest Chain(WorkerLimits? limits = null) => Make(ChainSentence, limits, null);

    private protected override ModelUnderTest Random(WorkerLimits? limits = null, TimeProvider? time = null) => Make(null, limits, time);

    private protected override bool IsControl(ModelUnderTest model, int token) => token > 255;

    private ModelUnderTest Make(string? sentence, WorkerLimits? limits, TimeProvider? time) => new(
        () =>
        {
            var model = new ToyModel(sentence);
            models.Add(model);
            return model;
        },
        Folder, limits ?? Limits, time);
}
