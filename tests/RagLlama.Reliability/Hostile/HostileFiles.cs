namespace RagLlama.Reliability.Hostile;

/// <summary>Every kind of attack on a reader of documents that is known to us, small enough to be made anew at each run.</summary>
public static class HostileFiles
{
    /// <param name="canary">A file on this machine that no reader may open; the files that try to be clever name it.</param>
    public static IReadOnlyList<HostileFile> Create(string canary) =>
        [.. HostileArchives.Create(canary), .. HostileOffice.Create(canary), .. HostileMarkup.Create(canary), .. HostilePdfs.Create(), .. HostilePictures.Create()];
}
