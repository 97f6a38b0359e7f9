using System.Text;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Retrieval.Ranking;

/// <summary>Prepares passages for comparison, and keeps what questions keep finding within a fixed amount of memory.</summary>
internal sealed class PassagePreparer(IPassageWindows? windows, long cacheBytes)
{
    private readonly Lock _lock = new();
    private Dictionary<ChunkId, PreparedPassage> _recent = [];
    private Dictionary<ChunkId, PreparedPassage> _older = [];
    private long _recentBytes;

    /// <remarks>A chunk's id stands for its version and number, so a prepared passage never goes stale.</remarks>
    public PreparedPassage Prepare(CatalogChunk found)
    {
        lock (_lock)
        {
            if (_recent.TryGetValue(found.Chunk.Id, out var kept))
            {
                return kept;
            }

            if (_older.Remove(found.Chunk.Id, out kept))
            {
                Keep(found.Chunk.Id, kept);
                return kept;
            }
        }

        var prepared = Make(found);
        lock (_lock)
        {
            Keep(found.Chunk.Id, prepared);
        }

        return prepared;
    }

    /// <summary>Two generations: when the younger is full, the older, in which nothing was asked for since, is dropped.</summary>
    private void Keep(ChunkId id, PreparedPassage prepared)
    {
        if (!_recent.TryAdd(id, prepared))
        {
            return;
        }

        _recentBytes += prepared.Size;
        if (_recentBytes > cacheBytes / 2)
        {
            (_older, _recent) = (_recent, []);
            _recentBytes = 0;
        }
    }

    private PreparedPassage Make(CatalogChunk found)
    {
        var title = ChunkText.TitleOf(found.Document.Title, found.Chunk);
        var body = ChunkText.BodyOf(found.Document.Title, found.Chunk);
        var language = found.Chunk.Language;
        var words = new StringBuilder(body.Length);
        var titleWords = new StringBuilder(title.Length);
        var stems = new List<string>();
        var titleStems = new List<string>();
        TextAnalyzer.Read(title, language, titleWords, titleStems);
        TextAnalyzer.Read(body, language, words, stems);
        return new PreparedPassage
        {
            TitleWords = titleWords.ToString(),
            Words = words.ToString(),
            TitleStems = StemHash.Of(titleStems),
            Stems = StemHash.Of(stems),
            Windows = windows?.Prepare(title, body),
        };
    }
}
