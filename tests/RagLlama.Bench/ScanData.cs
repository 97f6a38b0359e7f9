using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Bench;

/// <summary>Rows, questions and the true ten nearest rows of each question.</summary>
internal sealed class ScanData
{
    private const int Nearest = 10;

    private ScanData(DenseRows rows, float[][] questions, HashSet<int>[] truth)
    {
        Rows = rows;
        Questions = questions;
        Truth = truth;
    }

    public DenseRows Rows { get; }

    public float[][] Questions { get; }

    public HashSet<int>[] Truth { get; }

    /// <summary>Generated rows; the truth is found in single precision on the way.</summary>
    public static ScanData Generate(int count, int dimensions, int questionCount)
    {
        var vectors = new ClusteredVectors(dimensions, seed: 7);
        float[][] questions = [.. Enumerable.Range(0, questionCount).Select(_ => vectors.Next())];
        var best = questions.Select(_ => new BestRows(Nearest)).ToArray();
        var rows = new DenseRows(dimensions);
        for (var slot = 0; slot < count; slot++)
        {
            var vector = vectors.Next();
            rows.Set(slot, vector);
            for (var index = 0; index < questions.Length; index++)
            {
                var score = TensorPrimitives.Dot<float>(questions[index], vector);
                if (score > best[index].Threshold)
                {
                    best[index].Add(slot, score);
                }
            }
        }

        return new ScanData(rows, questions, [.. best.Select(hits => hits.Hits.ToArray().Select(hit => hit.Slot).ToHashSet())]);
    }

    /// <summary>Raw little-endian files: NAME.x.f32 and NAME.q.f32 [n, dimensions], NAME.gt.i32 [questions, 10].</summary>
    public static ScanData Read(string name, int dimensions, int questionCount)
    {
        var rows = new DenseRows(dimensions);
        using var file = File.OpenRead(name + ".x.f32");
        var vector = new float[dimensions];
        var bytes = MemoryMarshal.AsBytes(vector.AsSpan());
        for (var slot = 0; slot < file.Length / bytes.Length; slot++)
        {
            file.ReadExactly(bytes);
            rows.Set(slot, vector);
        }

        var questions = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(name + ".q.f32")).ToArray().Chunk(dimensions).Take(questionCount).ToArray();
        var truth = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(name + ".gt.i32")).ToArray().Chunk(Nearest).Take(questionCount).Select(ids => ids.ToHashSet());
        return new ScanData(rows, questions, [.. truth]);
    }
}
