using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>Notes and threaded comments on cells; the note that mirrors a thread for older programs is left out.</summary>
internal static class SheetComments
{
    public static void Write(OfficePackage package, string sheet, DocumentBuilder builder)
    {
        var relations = package.Relations(sheet);
        var threads = relations.Where(relation => relation.Type == "threadedComment").SelectMany(relation => package.Load(relation.Part).All("threadedComment")).ToList();
        var threaded = threads.Select(comment => comment.Value("ref")).ToHashSet(StringComparer.Ordinal);
        foreach (var list in relations.Where(relation => relation.Type == "comments").Select(relation => package.Load(relation.Part)))
        {
            var authors = list.All("author").Select(author => author.Value).ToList();
            foreach (var comment in list.All("comment").Where(comment => !threaded.Contains(comment.Value("ref"))))
            {
                var author = comment.Number("authorId") is { } id && id >= 0 && id < authors.Count ? authors[id] : null;
                Add(builder, comment.Value("ref"), author, null, string.Concat(comment.All("t").Select(run => run.Value)));
            }
        }

        if (threads.Count > 0)
        {
            var people = package.Parts("xl/persons/").SelectMany(part => package.Load(part).All("person"))
                .DistinctBy(person => person.Value("id")).ToDictionary(person => person.Value("id") ?? "", person => person.Value("displayName"));
            threads.ForEach(comment => Add(builder, comment.Value("ref"), people.GetValueOrDefault(comment.Value("personId") ?? ""), comment.Value("dT"), comment.Child("text")?.Value ?? ""));
        }
    }

    private static void Add(DocumentBuilder builder, string? cell, string? author, string? time, string text) =>
        builder.Add(BlockType.Note, CommentText.Of(cell ?? "Comment", author, time, text));
}
