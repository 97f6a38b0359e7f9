using Microsoft.EntityFrameworkCore;

namespace RagLlama.Storage.Catalog.Model;

/// <summary>
/// What a finished question leaves behind. Everything that runs at start, on every request or for every document is written in SQL instead: the
/// first query through EF Core costs a third of a second of start-up. Instants are UTC ticks, because SQLite has no type that both keeps and orders them.
/// </summary>
internal sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<ConversationTurnRow> Turns => Set<ConversationTurnRow>();

    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

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
        });
        modelBuilder.Entity<ReceiptRow>(e =>
        {
            e.ToTable("receipt").HasKey(x => x.Id);
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.UserId).HasColumnName("user_id");
            e.Property(x => x.CreatedAt).HasColumnName("created_at");
            e.Property(x => x.Body).HasColumnName("body");
            e.Property(x => x.Feedback).HasColumnName("feedback");
        });
    }
}
