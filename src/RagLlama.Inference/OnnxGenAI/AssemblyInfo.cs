using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RagLlama.Bench")]
