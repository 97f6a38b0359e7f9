using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RagLlama.Extraction;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class ExtractionOptionsTests
{
    [Fact]
    public void Names_the_key_of_a_value_out_of_range()
    {
        using var provider = new ServiceCollection().AddExtraction(options => options.MemoryMegabytes = 1).BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ExtractionOptions>>().Value);

        Assert.Equal("Extraction:MemoryMegabytes is 1; it must be from 128 to 16384.", failure.Message);
    }

    [Fact]
    public void Accepts_its_defaults() => Assert.Empty(new ExtractionOptions().Problems());
}
