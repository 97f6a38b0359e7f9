using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using RagLlama.Documents;
using Xunit;

namespace RagLlama.Core.Tests.Architecture;

public sealed class CompiledAheadTests
{
    /// <summary>Nothing would fail without, everything would start later.</summary>
    [Fact]
    public void Own_assemblies_hold_compiled_code()
    {
#if DEBUG
        Assert.Skip("Assemblies are compiled ahead of time in Release only.");
#endif
        Assert.SkipUnless(RuntimeInformation.RuntimeIdentifier is "linux-x64" or "linux-arm64", "Assemblies are compiled ahead of time on Linux x64 and arm64 only.");
        using var file = File.OpenRead(typeof(Chunk).Assembly.Location);
        using var reader = new PEReader(file);

        Assert.True(reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, "RagLlama.Core.dll is not compiled ahead of time: see Directory.Build.targets.");
    }
}
