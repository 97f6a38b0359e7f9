using System.Globalization;
using RagLlama.Inference.Models;

namespace RagLlama.Host.Cli;

/// <summary>What the verbs about models print.</summary>
internal static class ModelReports
{
    private const string NothingToCompare = "nothing";

    public static ModelRow Row(ModelManifest manifest, ModelStore store) => ModelRow.Of(manifest, store.FindReceipt(manifest), store.FolderOf(manifest));

    public static void Print(ModelRow row)
    {
        var here = row.Pulled is null ? "" : string.Create(CultureInfo.InvariantCulture, $", here ({row.Bytes / 1e9:0.##} GB)");
        Terminal.Line($"[bold]{row.Id}[/] {row.Kind}, {row.Runtime}, licence {row.Licence}{here}");
        Terminal.Line($"  {row.Title}{(row.Note is null ? "" : ". " + row.Note)}");
    }

    /// <summary>Licence, notice and what the licence wants shown, before anything is brought here.</summary>
    public static async Task SayTermsAsync(ModelManifest manifest)
    {
        var licence = manifest.Licence;
        await Console.Error.WriteLineAsync($"{manifest.Title}: {licence.Name}, {licence.Url}");
        foreach (var line in new[] { licence.Display, licence.Notice, licence.UsePolicyUrl is { } rules ? $"Rules of use: {rules}" : null }.OfType<string>())
        {
            await Console.Error.WriteLineAsync("  " + line);
        }
    }

    public static IEnumerable<object> Files(PulledModel pulled) =>
        pulled.Receipt.Files.Select(f => new { f.Path, f.Bytes, f.Sha256, f.CheckedAgainst, Downloaded = pulled.Downloaded.Contains(f.Path) });

    public static void Print(PulledModel pulled)
    {
        foreach (var file in pulled.Receipt.Files)
        {
            var check = file.CheckedAgainst == NothingToCompare ? "recorded; there was nothing to compare it with" : $"as the {file.CheckedAgainst} says";
            Terminal.Line($"  {(pulled.Downloaded.Contains(file.Path) ? "new " : "same")} {file.Path} {file.Bytes} bytes, SHA-256 {file.Sha256} ({check})");
        }

        Terminal.Line($"[green]{pulled.Manifest.Id}[/] is in {pulled.Folder}");
    }

    public static VerifiedModel Verified(ModelManifest manifest, IReadOnlyList<ModelDamage>? problems) => problems is null
        ? new VerifiedModel(manifest.Id, false, [new ModelDamage("", "it was never pulled")])
        : new VerifiedModel(manifest.Id, problems.Count == 0, problems);

    public static void Print(VerifiedModel result)
    {
        Terminal.Line(result.Clean ? (FormattableString)$"[green]clean[/] {result.Model}" : (FormattableString)$"[red]not clean[/] {result.Model}");
        foreach (var problem in result.Problems)
        {
            Terminal.Line($"  {problem.File}: {problem.Detail}");
        }
    }
}
