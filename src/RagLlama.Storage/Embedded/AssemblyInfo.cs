using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RagLlama.Adapters.Tests")]
