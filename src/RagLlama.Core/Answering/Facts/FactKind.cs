namespace RagLlama.Answering.Facts;

internal enum FactKind
{
    /// <summary>A number, with its unit, currency or percent sign where it has one.</summary>
    Number,

    /// <summary>A place in a row: 3rd, dritter, troisième.</summary>
    Ordinal,

    Date,

    Time,

    Weekday,

    /// <summary>A token of letters and digits, such as a form or product code, a telephone number, an e-mail address.</summary>
    Code,
}
