namespace RagLlama.Extraction.Protocol;

internal enum ProbeKind
{
    None,

    /// <summary>Opens a network connection; the reply says what came of it.</summary>
    Connect,

    /// <summary>Opens files that are none of its business; the reply says what came of it.</summary>
    OpenOthers,

    /// <summary>Never returns.</summary>
    Hang,

    /// <summary>Takes memory until there is none.</summary>
    Exhaust,

    /// <summary>Overflows the stack, which no handler can catch.</summary>
    Overflow,

    /// <summary>Replies with more than a frame may hold.</summary>
    Flood,

    /// <summary>Names the environment's variables, the temporary directory and the umask.</summary>
    Environment,
}
