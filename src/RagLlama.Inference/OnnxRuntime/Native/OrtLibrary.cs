using System.Runtime.InteropServices;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Native;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>
/// Finds and loads ONNX Runtime, once in a process, with telemetry off before it is loaded. Both rooms that run models use the one that was loaded first.
/// </summary>
internal static unsafe class OrtLibrary
{
    private const string NoTelemetry = "ORT_DISABLE_TELEMETRY";

    private static readonly Lock Loading = new();
    private static nint library;
    private static OrtHandle? environment;

    /// <summary>The folder it came from; null before it is loaded.</summary>
    public static string? LoadedFrom { get; private set; }

    /// <summary>What the loaded library calls itself, such as 1.30.0.</summary>
    public static string? Version { get; private set; }

    /// <summary>The file in a folder, by the names that packages give it; null when there is none.</summary>
    public static string? FindIn(string folder) => Names.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);

    /// <summary>The file name that messages tell.</summary>
    public static string FileName => Names[0];

    private static string[] Names =>
        OperatingSystem.IsWindows() ? ["onnxruntime.dll"] : OperatingSystem.IsMacOS() ? ["libonnxruntime.dylib"] : ["libonnxruntime.so", "libonnxruntime.so.1"];

    /// <summary>Folders that are searched: the one that was named, or those beside the application.</summary>
    public static IEnumerable<string> Candidates(string? folder) => folder is not null
        ? [Path.GetFullPath(folder)]
        : [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];

    /// <param name="folder">Folder of the library; null looks beside the application.</param>
    /// <exception cref="ModelFaultException">It is missing, cannot be loaded, or is too old.</exception>
    public static void Load(string? folder)
    {
        lock (Loading)
        {
            if (library != 0)
            {
                return;
            }

            NativeEnvironment.Set(NoTelemetry, "1");
            var path = Candidates(folder).Select(FindIn).FirstOrDefault(f => f is not null)
                ?? throw new ModelFaultException(ModelFault.Failed, $"{FileName} is not {(folder is null ? "beside the application nor under its runtimes folder" : $"in {folder}")}. Set {OnnxChatOptions.Section}:NativeFolder to the folder that holds it.");
            library = Open(path);
            LoadedFrom = Path.GetDirectoryName(path);
        }
    }

    /// <summary>The one environment of this process, with its functions ready. It lives as long as the process.</summary>
    /// <exception cref="ModelFaultException">The library is missing, cannot be loaded, or is too old.</exception>
    public static OrtHandle Environment(string? folder)
    {
        Load(folder);
        lock (Loading)
        {
            if (environment is null)
            {
                BindFunctions();
                environment = OrtHandle.Create(OrtApi.ReleaseEnv, "starting", (out nint made) => OrtApi.CreateEnv("ragllama", out made));

                // A second barrier behind the environment variable.
                OrtCall.Check(OrtApi.DisableTelemetryEvents(environment.Pointer), "switching telemetry off");
            }

            return environment;
        }
    }

    private static void BindFunctions()
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var export))
        {
            throw new ModelFaultException(ModelFault.Failed, $"{FileName} in {LoadedFrom} is no ONNX Runtime.");
        }

        // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(void); }
        var apiBase = (nint*)((delegate* unmanaged<nint>)export)();
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])());
        var functions = ((delegate* unmanaged<uint, nint>)apiBase[0])(OrtApi.Version);
        if (functions == 0)
        {
            throw new ModelFaultException(ModelFault.Failed, $"ONNX Runtime {Version} in {LoadedFrom} is too old; 1.{OrtApi.Version} or newer is needed.");
        }

        OrtApi.Use((nint*)functions);
    }

    private static nint Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new ModelFaultException(ModelFault.Failed, $"{path} cannot be loaded: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
