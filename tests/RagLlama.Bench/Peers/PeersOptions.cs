namespace RagLlama.Bench.Peers;

/// <summary>Arguments of the verb <c>peers</c>.</summary>
internal sealed record PeersOptions
{
    /// <summary>Every configuration of ours: the whole retriever, and the index alone for the figures of a single part.</summary>
    public static readonly string[] Ours = ["ragllama", "ragllama-index", "ragllama-lexical"];

    public required string Sets { get; init; }

    /// <summary>Folder of the peers' programs; null measures ours alone.</summary>
    public string? Peers { get; init; }

    public required IReadOnlyList<string> SetNames { get; init; }

    public required IReadOnlyList<string> PeerNames { get; init; }

    public required IReadOnlyList<string> OurNames { get; init; }

    /// <summary>Most questions that quality is judged on, the same for all.</summary>
    public int Judge { get; init; } = 100_000;

    /// <summary>Most questions that are timed, each three times.</summary>
    public int Timed { get; init; } = 1000;

    public string? Out { get; init; }

    /// <exception cref="ArgumentException">An argument is missing or wrong.</exception>
    public static PeersOptions Parse(IReadOnlyList<string> args)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
            {
                throw new ArgumentException($"'{args[i]}' is no option with a value.");
            }

            named[args[i][2..]] = args[i + 1];
        }

        if (named.Keys.Except(["sets", "peers", "set", "peer", "ours", "judge", "timed", "out"]).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"'--{unknown}' is unknown.");
        }

        var sets = named.GetValueOrDefault("sets") ?? throw new ArgumentException("--sets FOLDER is missing.");
        return new PeersOptions
        {
            Sets = Path.GetFullPath(sets),
            Peers = named.GetValueOrDefault("peers") is { } peers ? Path.GetFullPath(peers) : null,
            SetNames = List(named, "set") ?? [.. Directory.EnumerateDirectories(sets).Where(d => File.Exists(Path.Combine(d, "corpus.jsonl"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)],
            PeerNames = List(named, "peer") ?? ["fts5-porter", "fts5-trigram", "lancedb-fts", "minisearch-stem", "wink-bm25"],
            OurNames = List(named, "ours") ?? Ours,
            Judge = Number(named, "judge", 100_000),
            Timed = Number(named, "timed", 1000),
            Out = named.GetValueOrDefault("out"),
        };
    }

    private static string[]? List(Dictionary<string, string> named, string name) =>
        named.GetValueOrDefault(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(Dictionary<string, string> named, string name, int otherwise) => !named.TryGetValue(name, out var text)
        ? otherwise
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"--{name}: '{text}' is no number above 0.");
}
