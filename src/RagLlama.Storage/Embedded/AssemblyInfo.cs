using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RagLlama.Adapters.Tests")]
[assembly: InternalsVisibleTo("RagLlama.Reliability")]
