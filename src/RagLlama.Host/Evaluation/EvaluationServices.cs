using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RagLlama.Host.Evaluation;

internal static class EvaluationServices
{
    /// <summary>Measuring golden sets. Needs IGoldenSetStore, IDocumentCatalog, FindPassages and what <see cref="MeasuredAnswers"/> needs.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.TryAddSingleton<MeasureAnswers>(p => (asker, curve) => new MeasuredAnswers(p, asker, curve).AskAsync);
        services.TryAddSingleton<GoldenMeasurement>();
        services.TryAddSingleton<DocumentLookup>();
        return services;
    }
}
