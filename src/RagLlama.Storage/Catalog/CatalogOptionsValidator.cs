using Microsoft.Extensions.Options;
using Npgsql;

namespace RagLlama.Storage.Catalog;

internal sealed class CatalogOptionsValidator : IValidateOptions<CatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Data))
        {
            return ValidateOptionsResult.Fail("Data: name the folder in which documents and indexes are kept.");
        }

        return options.Provider switch
        {
            CatalogProvider.Sqlite when !string.IsNullOrWhiteSpace(options.ConnectionString) => ValidateOptionsResult.Fail(
                "Catalog:ConnectionString: is for Catalog:Provider postgres; the sqlite catalogue is always catalog.db in the folder named by Data."),
            CatalogProvider.Sqlite => ValidateOptionsResult.Success,
            CatalogProvider.Postgres when string.IsNullOrWhiteSpace(options.ConnectionString) => ValidateOptionsResult.Fail(
                "Catalog:ConnectionString: is required for Catalog:Provider postgres, such as Host=db;Database=ragllama;Username=ragllama;Password=…"),
            CatalogProvider.Postgres => ValidateConnectionString(options.ConnectionString!),
            _ => ValidateOptionsResult.Fail("Catalog:Provider: must be sqlite or postgres."),
        };
    }

    private static ValidateOptionsResult ValidateConnectionString(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host)
                ? ValidateOptionsResult.Fail("Catalog:ConnectionString: has no Host.")
                : ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // The parser's own message may quote a value, and so a password.
            return ValidateOptionsResult.Fail($"Catalog:ConnectionString: cannot be read ({e.GetType().Name}); write Host=…;Database=…;Username=…;Password=…");
        }
    }
}
