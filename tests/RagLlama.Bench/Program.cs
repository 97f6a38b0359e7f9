using RagLlama.Bench;
using RagLlama.Bench.Documents;

// Usage: dotnet run -c Release --project tests/RagLlama.Bench -- retrieval [passages] [questions]
if (args is ["documents", ..])
{
    return await DocumentBench.RunAsync(args[1..]);
}

if (args is ["survive", ..])
{
    return await SurvivalBench.RunAsync(args[1..]);
}

if (args is ["longpdf", ..])
{
    return await LongPdfBench.RunAsync(Number(1, 1000));
}

if (args is not ["retrieval", ..])
{
    await Console.Error.WriteLineAsync("usage: retrieval [passages=10000] [questions=500] | documents FOLDER | survive FOLDER | longpdf [pages=1000]");
    return 1;
}

await RetrievalBench.RunAsync(Number(1, 10_000), Number(2, 500));
return 0;

int Number(int position, int otherwise) =>
    args.Length > position && int.TryParse(args[position], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
