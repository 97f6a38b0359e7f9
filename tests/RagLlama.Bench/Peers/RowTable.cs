using System.Globalization;
using System.Text;

namespace RagLlama.Bench.Peers;

/// <summary>The measurements side by side: quality of every peer for each set, then speed and memory.</summary>
internal static class RowTable
{
    private const int Name = 16;
    private const int Column = 18;

    public static string Of(IReadOnlyList<PeerRow> rows)
    {
        var text = new StringBuilder();
        Append(text, rows, "nDCG@10", r => r.Ndcg10, "0.000", withMean: true);
        Append(text, rows, "recall@5", r => r.Recall5, "0.000", withMean: true);
        Append(text, rows, "CPU ms per query", r => r.CpuMsPerQuery, "0.000", withMean: false);
        Append(text, rows, "p50 ms", r => r.P50Ms, "0.000", withMean: false);
        Append(text, rows, "p95 ms", r => r.P95Ms, "0.000", withMean: false);
        Append(text, rows, "index CPU s", r => r.IndexCpuS, "0.00", withMean: false);
        Append(text, rows, "documents/s", r => r.DocsPerS, "0", withMean: false);
        Append(text, rows, "docs/CPU second", r => r.IndexCpuS > 0 ? r.Docs / r.IndexCpuS : null, "0", withMean: false);
        Append(text, rows, "documents/s, 2nd", r => r.DocsPerSAgain, "0", withMean: false);
        Append(text, rows, "  /CPU s, 2nd", r => r.DocsPerCpuSAgain, "0", withMean: false);
        Append(text, rows, "peak MB", r => r.RssPeakMb, "0", withMean: false);
        if (rows.Count > 0 && rows.Max(r => r.Contention) is > 1.3 and var worst)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe cores were shared while measuring (wall time up to {worst:0.0} times CPU time): compare the CPU times.\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<PeerRow> rows, string title, Func<PeerRow, double?> figure, string format, bool withMean)
    {
        var peers = rows.Select(r => r.Peer).Distinct().ToList();
        var sets = rows.Select(r => r.Set).Distinct().ToList();
        text.Append('\n').Append(title.PadRight(Name)).AppendJoin("", peers.Select(p => p.PadLeft(Column))).Append('\n');
        foreach (var set in sets)
        {
            text.Append(set.PadRight(Name)).AppendJoin("", peers.Select(p => Cell(rows.FirstOrDefault(r => r.Peer == p && r.Set == set) is { } row ? figure(row) : null))).Append('\n');
        }

        if (withMean && sets.Count > 1)
        {
            text.Append("mean".PadRight(Name)).AppendJoin("", peers.Select(p => Cell(Mean([.. rows.Where(r => r.Peer == p).Select(figure).OfType<double>()])))).Append('\n');
        }

        // A mean over fewer sets than the others would not be comparable.
        double? Mean(List<double> figures) => figures.Count == sets.Count ? figures.Average() : null;

        string Cell(double? value) => (value?.ToString(format, CultureInfo.InvariantCulture) ?? "–").PadLeft(Column);
    }
}
