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
    default:
        await Console.Error.WriteLineAsync("usage: retrieval [passages=10000] [questions=500] | embed [passages=20000] [texts.jsonl]");
        return 1;
}

int Number(int position, int otherwise) =>
    args.Length > position && int.TryParse(args[position], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
