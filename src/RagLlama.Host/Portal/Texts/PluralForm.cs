namespace RagLlama.Host.Portal.Texts;

public enum PluralForm
{
    One,
    Other,
}
