namespace RagLlama.Bench.Generate;

internal sealed record GenerateSample(double TokensPerSecond, double CpuMilliseconds);
