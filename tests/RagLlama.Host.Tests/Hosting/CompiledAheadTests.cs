using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Xunit;

namespace RagLlama.Host.Tests.Hosting;

public sealed class CompiledAheadTests
{
    /// <summary>Nothing would fail without, everything would start later.</summary>
    [Theory]
    [InlineData("ragllama.dll")]
    [InlineData("RagLlama.Core.dll")]
    [InlineData("RagLlama.Storage.dll")]
    [InlineData("Microsoft.Data.Sqlite.dll")]
    [InlineData("SQLitePCLRaw.core.dll")]
    public void Assemblies_hold_compiled_code(string assembly)
    {
#if DEBUG
        Assert.Skip("Assemblies are compiled ahead of time in Release only.");
#endif
        Assert.SkipUnless(RuntimeInformation.RuntimeIdentifier is "linux-x64" or "linux-arm64", "Assemblies are compiled ahead of time on Linux x64 and arm64 only.");
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly));
        using var reader = new PEReader(file);

        Assert.True(reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{assembly} is not compiled ahead of time: see Directory.Build.targets.");
    }
}
