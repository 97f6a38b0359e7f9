namespace RagLlama.Answering;

public enum UnsupportedPolicy
{
    Mark,
    Strike,
    Refuse,
}
