using System.Globalization;
using RagLlama.Bench;

// Usage: dotnet run -c Release --project tests/RagLlama.Bench -- VERB [passages] [questions] [visible share]
switch (args)
{
    case ["retrieval", ..]:
        await RetrievalBench.RunAsync((int)Number(1, 10_000), (int)Number(2, 500));
        return 0;
    case ["lexical", ..]:
        await LexicalBench.RunAsync((int)Number(1, 8_000), (int)Number(2, 500), args.Length > 3 ? [Number(3, 1)] : [1, 0.1, 0.01]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            usage: retrieval [passages=10000] [questions=500]
                   lexical [passages=8000] [questions=500] [visible share=1 and 0.1 and 0.01]
            """);
        return 1;
}

double Number(int position, double otherwise) =>
    args.Length > position && double.TryParse(args[position], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
