using System.Xml.Linq;

namespace RagLlama.Extraction.Readers.Office;

/// <summary>Elements and attributes by local name: the strict and the transitional form of Office files differ only in their namespaces.</summary>
internal static class OfficeXml
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Descendants().Where(child => child.Name.LocalName == name) ?? [];

    public static string? Value(this XElement? element, string attribute) =>
        element?.Attributes().FirstOrDefault(candidate => candidate.Name.LocalName == attribute)?.Value;

    /// <summary>Relationship id: the attribute's prefix tells it from the element's own id.</summary>
    public static string? RelationId(this XElement? element, string attribute = "id") =>
        element?.Attributes().FirstOrDefault(candidate => candidate.Name.LocalName == attribute && candidate.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal))?.Value;

    public static int? Number(this XElement? element, string attribute) =>
        int.TryParse(element.Value(attribute), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch such as <c>w:b</c>: present means on, unless it says otherwise.</summary>
    public static bool IsOn(this XElement? element, string name)
    {
        var found = element?.Child(name);
        return found is not null && found.Value("val") is not ("0" or "false" or "off" or "none");
    }
}
