using RagLlama.Answering;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Ports;

/// <summary>What counts where no tokenizer is at hand keeps to the same contract.</summary>
public sealed class EstimatedTokensTests : TokenCounterConformance
{
    protected override ITokenCounter Create() => new EstimatedTokens();
}
