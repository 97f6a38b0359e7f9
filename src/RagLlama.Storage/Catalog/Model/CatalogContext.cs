using Microsoft.EntityFrameworkCore;

namespace RagLlama.Storage.Catalog.Model;

/// <summary>
/// Conversations, and the product whose schema the migrations write. Everything that runs at start, for every document, or in a single question on
/// the command line is written in SQL instead: the first query and the first insert through EF Core cost a third of a second each. Instants are UTC
/// ticks, because SQLite has no type that both keeps and orders them.
/// </summary>
internal sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<ConversationTurnRow> Turns => Set<ConversationTurnRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(e =>
        {
            e.ToTable("conversation").HasKey(x => x.Id);
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.UserId).HasColumnName("user_id");
            e.Property(x => x.Title).HasColumnName("title");
            e.Property(x => x.UpdatedAt).HasColumnName("updated_at");
        });
        modelBuilder.Entity<ConversationTurnRow>(e =>
        {
            e.ToTable("conversation_turn").HasKey(x => new { x.ConversationId, x.Number });
            e.Property(x => x.ConversationId).HasColumnName("conversation_id");
            e.Property(x => x.Number).HasColumnName("number").ValueGeneratedNever();
            e.Property(x => x.Question).HasColumnName("question");
            e.Property(x => x.Answer).HasColumnName("answer");
            e.Property(x => x.Details).HasColumnName("details");
        });
    }
}
