using RagLlama.Inference.Models;

namespace RagLlama.Adapters.Tests.Models;

public sealed class ModelManifestsTests
{
    [Fact]
    public void Knows_the_models_the_product_is_made_for() => Assert.Equal(
        [
            "bge-m3", "llama-3.1-405b-instruct", "llama-3.1-70b-instruct", "llama-3.1-8b-instruct", "llama-3.1-8b-instruct-onnx-int4", "llama-guard-3-8b",
            "llama-prompt-guard-2-22m", "llama-prompt-guard-2-86m", "multilingual-e5-base", "multilingual-e5-small",
        ], ModelManifests.All.Select(m => m.Id));

    [Fact]
    public void Every_manifest_is_whole()
    {
        Assert.All(ModelManifests.All, m =>
        {
            Assert.Contains(m.Kind, new[] { "chat", "embedder", "guard" });
            Assert.Contains(m.Runtime, new[] { "onnx-genai", "onnx", "endpoint" });
            Assert.Matches("^[a-z0-9.-]+$", m.Id);
            Assert.Matches("^[^/]+/[^/]+$", m.Repository);
            Assert.NotEmpty(m.Files);
            Assert.All(m.Files, f => Assert.False(Path.IsPathRooted(f.Path) || f.Path.Contains("..", StringComparison.Ordinal), f.Path));
            Assert.All(m.Files, f => Assert.True(f.Sha256 is null || f.Sha256.Length == 64));
            Assert.StartsWith("https://", m.Licence.Url, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Llama_says_what_its_licence_asks_for()
    {
        Assert.All(ModelManifests.All.Where(m => m.Id.StartsWith("llama-3.1", StringComparison.Ordinal)), m =>
        {
            Assert.True(m.Licence.NeedsAcceptance);
            Assert.Equal("Built with Llama", m.Licence.Display);
            Assert.Equal("Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.", m.Licence.Notice);
            Assert.Equal(131072, m.ContextTokens);
            Assert.Equal(["de", "en", "es", "fr", "hi", "it", "pt", "th"], m.Languages.Order());
        });
    }

    [Fact]
    public void Only_the_largest_is_above_the_line_of_systemic_risk() =>
        Assert.Equal(["llama-3.1-405b-instruct"], ModelManifests.All.Where(m => m.IsAboveSystemicRiskLine == true).Select(m => m.Id));
}
