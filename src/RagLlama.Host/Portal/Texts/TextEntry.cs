namespace RagLlama.Host.Portal.Texts;

/// <param name="One">The singular form; null where the text does not depend on a count.</param>
public sealed record TextEntry(string? One, string Other)
{
    public string Select(PluralForm form) => form == PluralForm.One ? One ?? Other : Other;
}
