namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Reads a whole segment file and compares every checksum.</summary>
internal static class SegmentCheck
{
    private const int PieceBytes = 1024 * 1024;

    /// <summary>The parts that are not what was written: <c>file</c> when it is gone, <c>header</c>, or sections by name. Empty for a sound one.</summary>
    public static IReadOnlyList<string> FindDamage(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return ["file"];
        }

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        if (RandomAccess.Read(handle, bytes, 0) < bytes.Length || SegmentHeader.Read(bytes, RandomAccess.GetLength(handle)) is not { } header)
        {
            return ["header"];
        }

        var damaged = new List<string>();
        var buffer = new byte[PieceBytes];
        foreach (var section in Enum.GetValues<SegmentSection>())
        {
            var checksum = 0u;
            for (var done = 0; done < header[section].Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = RandomAccess.Read(handle, buffer.AsSpan(0, Math.Min(PieceBytes, header[section].Length - done)), header[section].Offset + (long)done);
                if (read == 0)
                {
                    break;
                }

                checksum = Crc32C.Append(checksum, buffer.AsSpan(0, read));
                done += read;
            }

            if (checksum != header[section].Checksum)
            {
                damaged.Add(section.ToString().ToLowerInvariant());
            }
        }

        return damaged;
    }
}
