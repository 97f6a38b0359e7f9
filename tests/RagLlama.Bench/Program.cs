using System.Globalization;
using System.Text.Json;
using RagLlama.Bench;
using RagLlama.Bench.Answers;
using RagLlama.Bench.Documents;
using RagLlama.Bench.Generate;
using RagLlama.Bench.Peers;

// Usage: dotnet run -c Release --project tests/RagLlama.Bench -- VERB …
switch (args)
{
    case ["retrieval", ..]:
        await RetrievalBench.RunAsync(Number(1, 10_000), Number(2, 500));
        return 0;
    case ["lexical", ..]:
        await LexicalBench.RunAsync(Number(1, 8_000), Number(2, 500), args.Length > 3 ? [double.Parse(args[3], CultureInfo.InvariantCulture)] : [1, 0.1, 0.01]);
        return 0;
    case ["embed", ..]:
        await EmbedBench.RunAsync(Number(1, 20_000), args.Length > 2 ? args[2] : null);
        return 0;
    case ["allocations", ..]:
        AllocationBench.Run();
        return 0;
    case ["windows", ..]:
        await WindowBench.RunAsync(Number(1, 500), args.Length > 2 ? args[2] : null);
        return 0;
    case ["scan", ..]:
        ScanBench.Run(
            Number(1, 100_000), Number(2, 256), args.Length > 3 && args[3] != "-" ? args[3] : null,
            args.Length > 4 ? double.Parse(args[4], CultureInfo.InvariantCulture) : 0.95, args.Length > 5 ? Number(5, 0) : null);
        return 0;
    case ["documents", ..]:
        return await DocumentBench.RunAsync(args[1..]);
    case ["survive", ..]:
        return await SurvivalBench.RunAsync(args[1..]);
    case ["mutate", ..]:
        return await MutationBench.RunAsync(args[1..]);
    case ["ocr", ..]:
        return await OcrBench.RunAsync(args[1..]);
    case ["longpdf", ..]:
        return await LongPdfBench.RunAsync(Number(1, 1000));
    case ["mutations", var folder, ..]:
        ChangedAnswersBench.Run(folder, args.Length > 2 && args[2] != "--mistakes" ? args[2] : "claims", args.Contains("--mistakes"));
        return 0;
    case ["generate", var library, var model, ..]:
        return await GenerateBench.RunAsync(library, model, args.Length > 3 ? args[3] : "cpu", Number(4, 400), Number(5, 21));
    case ["cancel", var library, var model, ..]:
        return await CancelBench.RunAsync(library, model, Number(3, 5000), Number(4, 500));
    case ["overhead", ..]:
        await OverheadBench.RunAsync(Number(1, 100_000), Number(2, 500), Number(3, 400));
        return 0;
    case ["peers", .. var rest]:
        return await PeersAsync(rest);
    case ["peers-one", var name, var folder, ..]:
        Console.WriteLine(JsonSerializer.Serialize(await OurBench.RunAsync(name, folder, Number(3, 100_000), Number(4, 1000)), PeerRow.Format));
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: retrieval [passages=10000] [questions=500]");
        await Console.Error.WriteLineAsync("       lexical [passages=8000] [questions=500] [visible share=1 and 0.1 and 0.01]");
        await Console.Error.WriteLineAsync("       embed [passages=20000] [texts.jsonl]");
        await Console.Error.WriteLineAsync("       allocations");
        await Console.Error.WriteLineAsync("       windows [questions=500] [texts.jsonl]");
        await Console.Error.WriteLineAsync("       scan [rows=100000] [dimensions=256] [files or -] [recall=0.95] [clusters]");
        await Console.Error.WriteLineAsync("       mutations FOLDER [claims | late] [--mistakes]");
        await Console.Error.WriteLineAsync("       documents FOLDER [--dump DIR] [--only TEXT] | survive FOLDER | mutate FOLDER | ocr FOLDER | longpdf [pages=1000]");
        await Console.Error.WriteLineAsync("       generate FOLDER-OF-LIBRARIES MODEL [cpu|cuda] [tokens=400] [rounds=21]");
        await Console.Error.WriteLineAsync("       overhead [passages=100000] [questions=500] [tokens=400]");
        await Console.Error.WriteLineAsync("       cancel FOLDER-OF-LIBRARIES MODEL [cancellations=5000] [every=500]");
        await Console.Error.WriteLineAsync("       peers --sets FOLDER [--peers FOLDER] [--set a,b] [--peer lancedb-fts,…] [--ours ragllama,…] [--judge N] [--timed N] [--out FILE]");
        return 1;
}

async Task<int> PeersAsync(string[] rest)
{
    try
    {
        await PeersBench.RunAsync(PeersOptions.Parse(rest));
        return 0;
    }
    catch (ArgumentException e)
    {
        await Console.Error.WriteLineAsync("peers: " + e.Message);
        return 1;
    }
}

int Number(int position, int otherwise) =>
    args.Length > position && int.TryParse(args[position], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
