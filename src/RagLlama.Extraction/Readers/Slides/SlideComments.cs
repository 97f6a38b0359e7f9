using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>Comments on a slide, of the older and of the threaded kind.</summary>
internal sealed class SlideComments
{
    private readonly OfficePackage package;
    private readonly Dictionary<string, string> authors = new(StringComparer.Ordinal);

    public SlideComments(OfficePackage package, IEnumerable<OfficeRelation> relations)
    {
        this.package = package;
        foreach (var author in relations.Where(relation => relation.Type is "commentAuthors" or "authors").SelectMany(relation => package.Load(relation.Part)?.Elements() ?? []))
        {
            authors.TryAdd(author.Value("id") ?? "", author.Value("name") ?? "");
        }
    }

    public void Write(string slide, DocumentBuilder builder)
    {
        foreach (var list in package.Relations(slide).Where(relation => relation.Type is "comments" or "comment").Select(relation => package.Load(relation.Part)))
        {
            foreach (var comment in list.All("cm").Concat(list.All("reply")))
            {
                var text = comment.Child("text")?.Value ?? string.Join('\n', SlideText.Paragraphs(comment.Child("txBody") ?? comment).Select(paragraph => paragraph.Text));
                builder.Add(BlockType.Note, CommentText.Of("Comment", authors.GetValueOrDefault(comment.Value("authorId") ?? ""), comment.Value("dt") ?? comment.Value("created"), text));
            }
        }
    }
}
