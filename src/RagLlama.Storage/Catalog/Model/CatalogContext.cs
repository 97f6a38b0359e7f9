using Microsoft.EntityFrameworkCore;

namespace RagLlama.Storage.Catalog.Model;

/// <summary>
/// The small stores' tables. Kept lean on purpose: no navigation, no converter, no inheritance, so that building the model is quick. Instants are
/// UTC ticks, because SQLite has no type that both keeps and orders them; lists are JSON.
/// </summary>
internal sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<SignInTokenRow> SignInTokens => Set<SignInTokenRow>();

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<ConversationTurnRow> Turns => Set<ConversationTurnRow>();

    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SourceRow>(e =>
        {
            e.ToTable("source").HasKey(x => x.Id);
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.Name).HasColumnName("name");
            e.Property(x => x.Connector).HasColumnName("connector");
            e.Property(x => x.Settings).HasColumnName("settings");
            e.Property(x => x.Access).HasColumnName("access");
        });
        modelBuilder.Entity<AccountRow>(e =>
        {
            e.ToTable("account").HasKey(x => x.Id);
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.DisplayName).HasColumnName("display_name");
            e.Property(x => x.Groups).HasColumnName("groups");
            e.Property(x => x.IsAdmin).HasColumnName("is_admin");
            e.Property(x => x.IsSuspended).HasColumnName("is_suspended");
        });
        modelBuilder.Entity<ApiKeyRow>(e =>
        {
            e.ToTable("api_key").HasKey(x => x.Id);
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.Name).HasColumnName("name");
            e.Property(x => x.SecretHash).HasColumnName("secret_hash");
            e.Property(x => x.UserId).HasColumnName("user_id");
            e.Property(x => x.Scopes).HasColumnName("scopes");
            e.Property(x => x.CreatedAt).HasColumnName("created_at");
            e.Property(x => x.RevokedAt).HasColumnName("revoked_at");
        });
        modelBuilder.Entity<SignInTokenRow>(e =>
        {
            e.ToTable("sign_in_token").HasKey(x => x.TokenHash);
            e.Property(x => x.TokenHash).HasColumnName("token_hash");
            e.Property(x => x.UserId).HasColumnName("user_id");
            e.Property(x => x.ExpiresAt).HasColumnName("expires_at");
        });
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
