using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace RagLlama.Host.Identity;

/// <summary>Keeps data-protection keys in files of mode 0600; the framework's own store leaves that to the umask.</summary>
internal sealed class OwnerOnlyKeys(DirectoryInfo folder, ILoggerFactory loggers) : IXmlRepository
{
    private readonly FileSystemXmlRepository files = new(folder, loggers);

    public IReadOnlyCollection<XElement> GetAllElements() => files.GetAllElements();

    public void StoreElement(XElement element, string friendlyName)
    {
        files.StoreElement(element, friendlyName);
        KeyFolder.Create(folder.Parent!.FullName);
    }
}
