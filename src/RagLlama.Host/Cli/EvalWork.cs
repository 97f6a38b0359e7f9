using RagLlama.Evaluation;

namespace RagLlama.Host.Cli;

/// <summary>One corpus to index and the question sets to ask of it.</summary>
internal sealed record EvalWork(RetrievalSet Corpus, IReadOnlyList<RetrievalSet> Questions)
{
    public static async Task<EvalWork> OneAsync(string folder, CancellationToken cancellationToken)
    {
        var set = await ReadAsync("--set", folder, cancellationToken);
        return new EvalWork(set, [set]);
    }

    public static async Task<EvalWork> AcrossAsync(string questions, string corpus, CancellationToken cancellationToken)
    {
        var passages = await ReadAsync("--corpus", corpus, cancellationToken);
        return new EvalWork(passages, [CrossLanguageSet.Of(await ReadAsync("--questions", questions, cancellationToken), passages)]);
    }

    /// <summary>Every set of a folder; or, across, every ordered pair of its sets that have the same questions.</summary>
    public static async Task<IReadOnlyList<EvalWork>> AllAsync(string folder, bool across, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"--sets: '{folder}' is no folder.");
        }

        var sets = new List<RetrievalSet>();
        foreach (var path in Directory.EnumerateDirectories(folder).Where(p => File.Exists(Path.Combine(p, "corpus.jsonl"))).Order(StringComparer.Ordinal))
        {
            sets.Add(await ReadAsync("--sets", path, cancellationToken));
        }

        var work = sets.Select(corpus => new EvalWork(
                corpus, across ? [.. sets.Where(s => CrossLanguageSet.Fits(s, corpus)).Select(s => CrossLanguageSet.Of(s, corpus))] : [corpus]))
            .Where(w => w.Questions.Count > 0).ToList();
        return work.Count > 0
            ? work
            : throw new BadInputException($"--sets: '{folder}' has no {(across ? "two sets with the same questions" : "folder with a corpus.jsonl")}.");
    }

    private static async Task<RetrievalSet> ReadAsync(string option, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await RetrievalSetReader.ReadAsync(folder, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException($"{option}: {e.Message}");
        }
    }
}
