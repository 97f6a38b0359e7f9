using System.Runtime.InteropServices;
using RagLlama.Inference.OnnxRuntime.Native;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>
/// Finds and loads the native libraries, once in a process. One ONNX Runtime serves the whole process, so it is loaded first and by its full path, with
/// telemetry off: the other library takes the one that is already there.
/// </summary>
internal static class GenAiLibrary
{
    private static readonly Lock Loading = new();
    private static nint library;
    private static string? loadedFrom;

    /// <param name="folder">Folder of both libraries; null looks beside the application.</param>
    /// <exception cref="ModelFaultException">A library is missing or cannot be loaded.</exception>
    public static void Load(string? folder)
    {
        lock (Loading)
        {
            if (library != 0)
            {
                return;
            }

            var found = OrtLibrary.Candidates(folder).FirstOrDefault(f => File.Exists(Path.Combine(f, FileName(GenAiApi.Library))))
                ?? throw new ModelFaultException(ModelFault.Failed, $"{FileName(GenAiApi.Library)} is neither {Places(folder)}. Set {OnnxChatOptions.Section}:NativeFolder to the folder that holds it and {OrtLibrary.FileName}.");
            if (OrtLibrary.FindIn(found) is null)
            {
                throw new ModelFaultException(ModelFault.Failed, $"{found} holds {FileName(GenAiApi.Library)} but not {OrtLibrary.FileName}, which it needs.");
            }

            OrtLibrary.Load(found);
            library = Open(found, GenAiApi.Library);
            loadedFrom = found;
            DisableEvents();
            NativeLibrary.SetDllImportResolver(typeof(GenAiLibrary).Assembly, (name, _, _) => name == GenAiApi.Library ? library : 0);
        }
    }

    /// <summary>The folder the libraries came from; null before they are loaded.</summary>
    public static string? LoadedFrom => loadedFrom;

    /// <summary>Whether the loaded version has a function that came after the oldest one supported.</summary>
    public static bool Has(string function) => NativeLibrary.TryGetExport(library, function, out _);

    private static string Places(string? folder) => folder is null ? "beside the application nor under its runtimes folder" : $"in {folder} nor anywhere else that is searched";

    private static nint Open(string folder, string name)
    {
        try
        {
            return NativeLibrary.Load(Path.Combine(folder, FileName(name)));
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new ModelFaultException(ModelFault.Failed, $"{FileName(name)} in {folder} cannot be loaded: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>A second barrier behind the environment variable.</summary>
    private static unsafe void DisableEvents()
    {
        if (NativeLibrary.TryGetExport(library, "OgaSetTelemetryEnabled", out var function))
        {
            ((delegate* unmanaged<byte, void>)function)(0);
        }
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? name + ".dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
