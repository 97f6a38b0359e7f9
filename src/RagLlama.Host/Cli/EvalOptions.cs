using System.CommandLine;
using RagLlama.Evaluation;
using RagLlama.Indexing;

namespace RagLlama.Host.Cli;

/// <summary>The options of <c>eval</c>.</summary>
internal sealed class EvalOptions
{
    private readonly Option<string?> _set = new("--set") { Description = "Folder with corpus.jsonl, queries.jsonl and qrels.jsonl." };
    private readonly Option<string?> _questions = new("--questions") { Description = "With --corpus: the set whose questions are asked." };
    private readonly Option<string?> _corpus = new("--corpus") { Description = "With --questions: the set, with the same question ids, whose passages are searched." };
    private readonly Option<bool> _across = new("--across") { Description = "With --sets: every set's questions against every other set with the same questions." };
    private readonly Option<string> _mode = new("--mode") { Description = "hybrid, lexical or dense.", DefaultValueFactory = _ => "hybrid" };
    private readonly Option<int?> _limit = new("--limit") { Description = "Only the first N questions of each set." };
    private readonly Option<bool> _curve = new("--curve") { Description = "Also measure refusals at every relevance threshold." };
    private readonly Option<string?> _save = new("--save") { Description = "Keep the results of every question under this name in the data folder." };
    private readonly Option<string?> _against = new("--against") { Description = "Compare with the run kept under this name." };
    private readonly Option<string?> _html = new("--html") { Description = "Write a report to this file." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public EvalOptions() => _mode.AcceptOnlyFromAmong("hybrid", "lexical", "dense");

    public Option<string?> Sets { get; } = new("--sets") { Description = "Folder of sets: measure them all and print the mean." };

    public Option<string?> Golden { get; } = new("--golden") { Description = "A golden set of the portal, asked of the service's own documents." };

    public Option<string?> Prompts { get; } = new("--prompts") { Description = "Run the cases of this prompt, or of all of them: what is rendered, and what the configured model replies." };

    public Option<string?> As { get; } = CommonOptions.As();

    public List<Option> All => [_set, Sets, _across, _questions, _corpus, Golden, Prompts, As, _mode, _limit, _curve, _save, _against, _html, _json];

    /// <returns>The prompt named with --prompts; null for a measurement of retrieval.</returns>
    public string? PromptsOf(ParseResult parsed)
    {
        var prompts = parsed.GetValue(Prompts);
        return prompts is not null && new[] { _set, Sets, _questions, _corpus, Golden, _save, _against, _html }.Any(o => parsed.GetValue(o) is not null)
            ? throw new BadInputException("--prompts stands alone, with --limit and --json at most: cases of prompts are not measured together with retrieval.")
            : prompts;
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    public int? LimitOf(ParseResult parsed) =>
        parsed.GetValue(_limit) is { } limit and < 1 ? throw new BadInputException($"--limit: {limit} is out of range; expected 1 or more.") : parsed.GetValue(_limit);

    public EvalSetup SetupOf(ParseResult parsed, string data)
    {
        var chosen = new[] { parsed.GetValue(_set), parsed.GetValue(Sets), parsed.GetValue(_questions) ?? parsed.GetValue(_corpus), parsed.GetValue(Golden) };
        if (chosen.Count(c => c is not null) != 1)
        {
            throw new BadInputException("Say what to measure with one of --set DIR, --sets DIR, --questions DIR --corpus DIR, --golden NAME, or --prompts NAME.");
        }

        return new EvalSetup
        {
            Data = data,
            Mode = Enum.Parse<SearchMode>(parsed.GetValue(_mode)!, ignoreCase: true),
            Limit = LimitOf(parsed),
            Save = parsed.GetValue(_save) is { } name ? EvaluationName.Check(name) : null,
            Against = parsed.GetValue(_against),
            Html = parsed.GetValue(_html),
            Curve = parsed.GetValue(_curve) || parsed.GetValue(_html) is not null,
            Json = parsed.GetValue(_json),
        };
    }

    public async Task<IReadOnlyList<EvalWork>> WorkOfAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Sets) is { } sets)
        {
            return await EvalWork.AllAsync(sets, parsed.GetValue(_across), cancellationToken);
        }

        if (parsed.GetValue(_set) is { } set)
        {
            return [await EvalWork.OneAsync(set, cancellationToken)];
        }

        return (parsed.GetValue(_questions), parsed.GetValue(_corpus)) is ({ } questions, { } corpus)
            ? [await EvalWork.AcrossAsync(questions, corpus, cancellationToken)]
            : throw new BadInputException("--questions and --corpus belong together: one set's questions are asked of another set's passages.");
    }
}
