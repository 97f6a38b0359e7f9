using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Office;

/// <summary>
/// Parts and relationships of a .docx, .pptx or .xlsx (ECMA-376 part 2), read directly from the zip: every byte counts against the unpacking
/// budget and every element against the depth limit, which a general library offers no place for. External relationships are dropped.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackBudget budget;
    private readonly int maxDepth;

    public OfficePackage(Stream file, ChildLimits limits)
    {
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        budget = new UnpackBudget(limits.UnpackedBytes);
        maxDepth = limits.Depth;
    }

    public int MaxDepth => maxDepth;

    /// <summary>The part that a document starts with.</summary>
    public string MainPart(string fallback) =>
        Relations("").FirstOrDefault(relation => relation.Type == "officeDocument" && parts.ContainsKey(relation.Part))?.Part ?? fallback;

    /// <summary>A stream whose bytes count against what the package may unpack to.</summary>
    public Stream Counted(Stream stream) => new BudgetStream(stream, budget);

    public Stream? Open(string part) => parts.TryGetValue(part, out var entry) ? new BudgetStream(entry.Open(), budget) : null;

    public IEnumerable<string> Parts(string folder) => parts.Keys.Where(part => part.StartsWith(folder, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);

    /// <summary>Null when the package has no such part.</summary>
    /// <exception cref="ExtractionFailedException">The part is damaged, has a DTD, or is nested too deeply.</exception>
    public XElement? Load(string? part)
    {
        if (part is null || Open(part) is not { } stream)
        {
            return null;
        }

        using (stream)
        {
            try
            {
                return SafeXml.Load(stream, maxDepth);
            }
            catch (XmlException exception) when (exception.Message.Contains("DTD", StringComparison.Ordinal))
            {
                throw new ExtractionFailedException("corrupt", $"The document's part {part} carries a document type definition, which is never read. Save the document again with an office program.");
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException)
            {
                throw new ExtractionFailedException("corrupt", $"The document's part {part} is damaged. Open and save it with an office program, then add it again.");
            }
        }
    }

    /// <summary>The main part; a package without it is no document.</summary>
    public XElement LoadMain(string part) =>
        Load(part) ?? throw new ExtractionFailedException("corrupt", $"The document has no part {part}. Get a fresh copy of it.");

    public IReadOnlyList<OfficeRelation> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var root = Load($"{folder}_rels/{part[folder.Length..]}.rels");
        return root is null ? [] :
        [
            .. root.Elements()
                .Where(relation => relation.Name.LocalName == "Relationship" && (string?)relation.Attribute("TargetMode") != "External")
                .Select(relation => new OfficeRelation(
                    (string?)relation.Attribute("Id") ?? "",
                    ((string?)relation.Attribute("Type") ?? "").Split('/')[^1],
                    Resolve(folder, (string?)relation.Attribute("Target") ?? ""))),
        ];
    }

    public XElement? LoadRelated(string part, string type) => Load(Relations(part).FirstOrDefault(relation => relation.Type == type)?.Part);

    /// <summary>Title and time of the last change, from the core properties.</summary>
    public void ReadProperties(DocumentBuilder builder)
    {
        XElement? properties;
        try
        {
            properties = LoadRelated("", "core-properties") ?? Load("docProps/core.xml");
        }
        catch (ExtractionFailedException)
        {
            // Properties are a nicety; a document without them is still read.
            return;
        }

        string? Value(string name) => properties?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
        var title = Value("title");
        builder.Title = string.IsNullOrEmpty(title) || title.Contains("PowerPoint", StringComparison.Ordinal) ? builder.Title : title;
        builder.ModifiedAt = DateTimeOffset.TryParse(Value("modified") ?? Value("created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    public void Dispose() => archive.Dispose();

    public static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in target.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not (".." or "." or ""))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
