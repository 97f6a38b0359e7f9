using RagLlama.Documents;
using RagLlama.Host.Identity;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Reads the access an uploader chose. One can share with oneself, with everyone, and with one's own groups.</summary>
internal static class UploadAccess
{
    public const string OnlyMe = "private";

    /// <summary>Empty or <c>private</c>: only the uploader. Otherwise an access list, to which the uploader is added.</summary>
    public static bool TryRead(string? text, Caller caller, out AccessList access, out string error)
    {
        var own = Principal.User(caller.Asker.UserId);
        (access, error) = (AccessList.Of(own), "");
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals(OnlyMe, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            access = AccessList.Parse(text);
        }
        catch (FormatException e)
        {
            error = e.Message;
            return false;
        }

        var foreign = caller.Asker.IsAdmin ? [] : access.Principals.Where(p => !caller.Asker.Principals.Contains(p)).ToList();
        if (foreign.Count > 0)
        {
            error = $"You can share with everyone and with your own groups, not with {string.Join(", ", foreign)}.";
            return false;
        }

        access = access.Principals.Contains(Principal.Public) ? access : AccessList.Of(access.Principals.Add(own));
        return true;
    }
}
