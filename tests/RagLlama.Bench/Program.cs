using RagLlama.Bench;

// Usage: dotnet run -c Release --project tests/RagLlama.Bench -- VERB ...
switch (args)
{
    case ["retrieval", ..]:
        await RetrievalBench.RunAsync(Number(1, 10_000), Number(2, 500));
        return 0;
    case ["embed", ..]:
        await EmbedBench.RunAsync(Number(1, 20_000), args.Length > 2 ? args[2] : null);
        return 0;
    case ["windows", ..]:
        await WindowBench.RunAsync(Number(1, 500), args.Length > 2 ? args[2] : null);
        return 0;
    case ["scan", ..]:
        ScanBench.Run(Number(1, 100_000), Number(2, 256), args.Length > 3 ? args[3] : null);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: retrieval [passages=10000] [questions=500] | embed [passages=20000] [texts.jsonl] | windows [questions=500] [texts.jsonl] | scan [rows=100000] [dimensions=256] [files]");
        return 1;
}

int Number(int position, int otherwise) =>
    args.Length > position && int.TryParse(args[position], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
