using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

public static class OnnxChatServiceCollectionExtensions
{
    private const string Provider = "onnx";

    /// <summary>
    /// Adds an <see cref="IChatClient"/> over a model in process, and <see cref="IModelLoad"/>, where the provider is <c>onnx</c>. The model is loaded when
    /// one of them is first asked for: ask at the start of a service, so that a model that does not fit stops it.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddOnnxChat(this IServiceCollection services, ChatInferenceOptions chat)
    {
        if (chat.Onnx.NativeFolder is { } natives)
        {
            services.AddSingleton(new NativeLibraries(natives));
        }

        if (chat.Provider != Provider)
        {
            return services;
        }

        LocalChatSettings.Of(chat).Check();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<IModelLoader, GenAiModelLoader>();
        services.AddSingleton(p => ModelStart.Open(
            chat, p.GetRequiredService<IModelLoader>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>().CreateLogger("RagLlama.Inference.OnnxGenAI")));
        services.AddSingleton<IModelLoad>(p => p.GetRequiredService<RunningModel>().Worker);
        services.AddSingleton(new LocalModel("model", () => ModelCheck.Describe(chat), p => p.GetRequiredService<IModelLoad>()));
        services.AddSingleton<IChatClient>(p => new OnnxChatClient(p.GetRequiredService<RunningModel>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
