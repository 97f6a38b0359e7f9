using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>From settings to a running model, each step refusing what the next would fail on: settings, files, memory, library, provider.</summary>
internal static partial class ModelStart
{
    private const string AdapterExtension = ".onnx_adapter";
    private const long Megabyte = 1 << 20;

    /// <exception cref="ArgumentException">Settings and model do not fit together.</exception>
    /// <exception cref="InferenceException">The model's files are damaged, or the library cannot load them.</exception>
    public static RunningModel Open(ChatInferenceOptions chat, IModelLoader loader, TimeProvider time, ILogger logger) =>
        Open(LocalChatSettings.Of(chat), loader, time, logger);

    /// <exception cref="ArgumentException">Settings and model do not fit together.</exception>
    /// <exception cref="InferenceException">The model's files are damaged, or the library cannot load them.</exception>
    public static RunningModel Open(LocalChatSettings settings, IModelLoader loader, TimeProvider time, ILogger logger)
    {
        settings.Check();
        var options = settings.Onnx;
        var folder = ModelFolderReader.Read(settings.ModelPath!, options.VerifyHashes, settings.Section);
        var limits = Limits(settings, folder);
        var adapters = FindAdapters(settings.Section, options);
        var model = Load(loader, folder, new ModelLoading
        {
            ExecutionProvider = options.ExecutionProvider,
            NativeFolder = options.NativeFolder,
            Threads = options.Threads,
            Adapters = adapters,
        });
        var running = Run(model, folder, options.ExecutionProvider, limits, adapters.Keys, time, logger);
        LogLoaded(logger, folder.Name, options.ExecutionProvider, limits.MaxLength, limits.TokenBudget, folder.KvBytesPerToken / 1024.0);
        return running with
        {
            Name = options.Adapter is { } name ? $"{folder.Name}+{name}" : folder.Name,
            Adapter = options.Adapter,
            Fingerprint = options.Adapter is { } chosen ? FingerprintWith(folder, adapters[chosen]) : folder.Fingerprint,
            Price = settings.Price,
            Energy = settings.Energy,
        };
    }

    /// <summary>Starts the worker of a model that is already loaded.</summary>
    public static RunningModel Run(
        ILoadedModel model, ModelFolder folder, string provider, WorkerLimits limits, IEnumerable<string> adapters, TimeProvider time, ILogger logger)
    {
        var admission = new Admission(limits.MaxQueued, limits.MaxQueuedPerUser);
        var schedule = new ModelSchedule(model, folder, provider, limits, admission, time, logger);
        return new RunningModel(
            folder.Name, new ModelWorker(schedule, admission, folder.Name, logger), new PlainText(folder.ControlTokens), adapters.ToHashSet(StringComparer.Ordinal))
        {
            Fingerprint = folder.Fingerprint,
            MaxLength = limits.MaxLength,
        };
    }

    /// <exception cref="ArgumentException">The length does not fit the model or the memory.</exception>
    public static WorkerLimits Limits(LocalChatSettings settings, ModelFolder folder)
    {
        var (section, options) = (settings.Section, settings.Onnx);
        var maxLength = settings.MaxLength!.Value;
        if (maxLength > folder.ContextLength)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{section}:MaxLength is {maxLength}; the model in {folder.Path} reads at most {folder.ContextLength} tokens."));
        }

        var budget = options.KvMemoryMegabytes * Megabyte / folder.KvBytesPerToken;
        if (maxLength > budget)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{section}:MaxLength of {maxLength} tokens needs {(maxLength * folder.KvBytesPerToken) + Megabyte - 1 >> 20} MiB for keys and values, and {section}:Onnx:KvMemoryMegabytes is {options.KvMemoryMegabytes}: at most {budget} tokens fit. Lower the one or raise the other."));
        }

        return new WorkerLimits
        {
            Section = section,
            MaxLength = maxLength,
            TokenBudget = budget,
            Parallel = options.Parallel,
            MaxQueued = options.MaxQueued,
            MaxQueuedPerUser = settings.HasUsers ? options.MaxQueuedPerUser : options.MaxQueued,
            Keep = TimeSpan.FromSeconds(options.KeepSeconds),
            PrefillTokens = options.PrefillTokens,
        };
    }

    private static Dictionary<string, string> FindAdapters(string section, OnnxChatOptions options)
    {
        if (options.AdaptersFolder is { } folder && !Directory.Exists(folder))
        {
            throw new ArgumentException($"{section}:Onnx:AdaptersFolder is '{folder}', which does not exist.");
        }

        var found = options.AdaptersFolder is null ? [] : Directory.EnumerateFiles(options.AdaptersFolder, "*" + AdapterExtension)
            .ToDictionary(f => Path.GetFileName(f)[..^AdapterExtension.Length], Path.GetFullPath, StringComparer.Ordinal);
        return options.Adapter is null || found.ContainsKey(options.Adapter)
            ? found
            : throw new ArgumentException(
                $"{section}:Onnx:Adapter is '{options.Adapter}', and {section}:Onnx:AdaptersFolder ({options.AdaptersFolder ?? "not set"}) has no file {options.Adapter}{AdapterExtension}.");
    }

    /// <summary>A receipt has to tell answers of the adapted model from those of the model alone.</summary>
    private static string? FingerprintWith(ModelFolder folder, string adapterFile)
    {
        if (folder.Fingerprint is not { } fingerprint)
        {
            return null;
        }

        using var file = File.OpenRead(adapterFile);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint + Convert.ToHexStringLower(SHA256.HashData(file)))));
    }

    private static ILoadedModel Load(IModelLoader loader, ModelFolder folder, ModelLoading loading)
    {
        try
        {
            return loader.Load(folder, loading);
        }
        catch (ModelFaultException fault)
        {
            throw new InferenceException(fault.Message, fault);
        }
    }

    [LoggerMessage(5013, LogLevel.Information, "{Model} answers on {Provider}: up to {MaxLength} tokens each, {Budget} altogether, {KvKilobytes:0.##} KiB of memory a token")]
    private static partial void LogLoaded(ILogger logger, string model, string provider, int maxLength, long budget, double kvKilobytes);
}
