namespace RagLlama.Answering.Facts;

internal enum WordKind
{
    Word,

    /// <summary>Digits with separators.</summary>
    Number,

    /// <summary>Day, month and year, or month and year, in digits.</summary>
    Date,

    /// <summary>Hour and minute, such as 14:30 or 14 h 30.</summary>
    Time,

    /// <summary>Letters and digits in one, a telephone number, an e-mail address.</summary>
    Code,

    /// <summary>A currency or percent sign.</summary>
    Sign,

    /// <summary>Punctuation and anything else.</summary>
    Mark,
}
