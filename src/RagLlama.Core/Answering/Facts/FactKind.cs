namespace RagLlama.Answering.Facts;

internal enum FactKind
{
    /// <summary>A number, with its unit, currency or percent sign where it has one.</summary>
    Number,

    Date,

    Time,

    Weekday,

    /// <summary>A token of letters and digits, such as a form or product code.</summary>
    Code,
}
