using System.Security.Cryptography;
using RagLlama.Storage.Blobs;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>The segment files of one index, beside its index file. A file is written once, under a name nobody used before, and then only read.</summary>
/// <param name="prefix">Name of the index file without its extension.</param>
internal sealed class SegmentFiles(string folder, string prefix)
{
    public string PathOf(string name) => Path.Combine(folder, name);

    public string NewName() => $"{prefix}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.seg";

    /// <summary>Makes the name of a file that was written durable; only then may the index file name it.</summary>
    public void FlushFolder() => DurableFolder.Flush(folder);

    /// <summary>Only one process merges; null while another does.</summary>
    public IDisposable? TryLockMerges()
    {
        try
        {
            return new FileStream(PathOf(prefix + ".merge"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes a file that is no longer named. Readers that have it open keep it; where the system forbids that, a later sweep deletes it.</summary>
    public void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A leftover costs space, nothing else.
        }
    }

    /// <summary>Deletes what a sudden end left: files nobody names. Call it under the lock of merges and of the index file, where nobody is writing one.</summary>
    public void Sweep(IEnumerable<string> named)
    {
        foreach (var leftover in Directory.EnumerateFiles(folder, prefix + "-*.seg").Select(Path.GetFileName).OfType<string>().Except(named).ToList())
        {
            Delete(leftover);
        }
    }
}
