namespace RagLlama.Bench.Peers;

/// <summary>One-core read bandwidth in 10^9 bytes a second.</summary>
internal sealed record MemoryBandwidthRow(string Bench, string Peer, int Mb, int Threads, double BestGbS, double MedianGbS, double GbPerCpuS);
