using System.Text.Json;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Evaluation;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>
/// Asks the answer service as it runs, and finds out what a threshold would have done: once with no threshold for the sentences it would have
/// quoted, and by halving for the least threshold that refuses. Nothing of it is kept: no receipt is stored.
/// </summary>
internal sealed class MeasuredAnswers
{
    /// <summary>The writer whose citations are the sentences themselves.</summary>
    private const string Quotes = "quotes";

    private readonly IServiceProvider _services;
    private readonly Asker _asker;
    private readonly bool _curve;
    private readonly RememberingFinder _finder;
    private readonly AnswerService _real;
    private readonly AnswerService _open;
    private readonly Dictionary<int, AnswerService> _gates = [];

    /// <param name="curve">Also look for the least threshold that refuses each question.</param>
    public MeasuredAnswers(IServiceProvider services, Asker asker, bool curve)
    {
        (_services, _asker, _curve) = (services, asker, curve);
        _finder = new RememberingFinder(services.GetRequiredService<IPassageFinder>());
        var writer = services.GetRequiredService<IAnswerWriter>();
        _real = Create(services.GetRequiredService<IOptions<AnsweringOptions>>().Value, writer);
        _open = Create(WithThreshold(0), writer);
    }

    public async Task<EvaluatedAnswer> AskAsync(SetQuery query, CancellationToken cancellationToken)
    {
        var answer = await LastAsync(_real, query, cancellationToken);
        var refused = answer.Reason is not null;
        var quoted = refused && query.Answers is { Count: > 0 } ? await LastAsync(_open, query, cancellationToken) : answer;
        return new EvaluatedAnswer(refused, answer.Text)
        {
            Quotes = quoted.Writer == Quotes ? [.. quoted.Citations.Where(c => !c.SeeAlso).Select(c => c.Quote)] : null,
            RefusedFrom = _curve ? await LeastRefusingAsync(query, cancellationToken) : null,
        };
    }

    /// <summary>By halving: what a threshold refuses, every higher one refuses too.</summary>
    private async Task<int?> LeastRefusingAsync(SetQuery query, CancellationToken cancellationToken)
    {
        var (low, high) = (RefusalCurve.Least, RefusalCurve.Greatest + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (middle <= RefusalCurve.Greatest && !await RefusesAsync(middle, query, cancellationToken))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low <= RefusalCurve.Greatest ? low : null;
    }

    private async Task<bool> RefusesAsync(int threshold, SetQuery query, CancellationToken cancellationToken)
    {
        if (!_gates.TryGetValue(threshold, out var gate))
        {
            _gates[threshold] = gate = Create(WithThreshold(threshold / 1000.0), new SilentWriter());
        }

        return (await LastAsync(gate, query, cancellationToken)).Reason is not null;
    }

    private async Task<Answer> LastAsync(AnswerService service, SetQuery query, CancellationToken cancellationToken)
    {
        await foreach (var step in service.AskAsync(new AskRequest { Question = query.Text, Asker = _asker, Agent = false, Extras = false }, cancellationToken))
        {
            if (step is AnswerEvent.Completed(var answer))
            {
                return answer;
            }
        }

        throw new InvalidOperationException($"The answer to '{query.Id}' ended without being completed.");
    }

    private AnswerService Create(AnsweringOptions options, IAnswerWriter writer) =>
        ActivatorUtilities.CreateInstance<AnswerService>(_services, Options.Create(options), writer, _finder, new NoReceipts());

    private AnsweringOptions WithThreshold(double threshold)
    {
        var options = JsonSerializer.Deserialize<AnsweringOptions>(JsonSerializer.Serialize(_services.GetRequiredService<IOptions<AnsweringOptions>>().Value))!;
        options.RelevanceThreshold = threshold;
        return options;
    }
}
