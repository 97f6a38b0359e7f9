using System.Globalization;
using RagLlama.Extraction.Child;

// Started by ExtractionPool only; a person who starts it by hand learns what it is for.
if (args is not ["--child", var parent] || !int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var parentId))
{
    Console.Error.WriteLine("This program reads files for ragllama and is started by it. Use: ragllama extract FILE");
    return 1;
}

return ChildProgram.Run(parentId);
