using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>What people are called whom pages know by their logins. Who is unknown, or works where the caller reads nothing, is left out.</summary>
    /// <param name="logins">At most 200 of them.</param>
    [Needs("self.read")]
    public static async Task<IEnumerable<PersonName>> PersonNames([FromServices] AccessDesk desk, IEnumerable<string> logins)
    {
        var asked = logins.Distinct(StringComparer.Ordinal).Take(KeysetPage.LargestSize + 1).ToArray();
        if (asked.Length > KeysetPage.LargestSize) throw new ApiError("too-many-logins", $"Name at most {KeysetPage.LargestSize} logins.");
        var (books, shown) = (await desk.Books(), await desk.Shown("landscape.read"));
        return asked.Select(login => books.Accounts.GetValueOrDefault(Domain.Access.Account.IdOf(login))).OfType<KnownAccount>()
            .Where(known => shown(known.State.Organisation) || desk.Caller.Subject == Subject.OfAccount(known.Id))
            .Select(known => new PersonName(known.State.Login, known.State.Name));
    }
}

/// <summary>What somebody is called.</summary>
/// <param name="Login">The login by which facts know them.</param>
/// <param name="Name">What people call them.</param>
public sealed record PersonName(string Login, string Name);
