using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Workspace;

/// <summary>People who belong to organisations, each in a browser of their own.</summary>
internal static class Colleagues
{
    extension(OpsHost host)
    {
        public async Task<Browser> PersonOf(string organisation, string login, params (Role Role, string Organisation)[] grants)
        {
            await host.DoAsync(new CreateAccount(Guid.CreateVersion7(), login, $"Person {login}", organisation, AccountKind.Person));
            foreach (var (role, where) in grants)
                await host.DoAsync(new GiveGrant(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Account, Account.IdOf(login), Roles.KeyOf(role), where, true,
                    "A test needs it"));
            var browser = new Browser(host);
            await browser.Enrol(await Browser.LinkAsync(host, login));
            return browser;
        }
    }

    extension(Browser browser)
    {
        public async Task<JsonNode> Data(string query, object? variables = null)
        {
            var answer = await browser.Ask(query, variables);
            answer["errors"].ShouldBeNull(answer.ToJsonString());
            return answer["data"]!;
        }

        /// <summary>Sends a command and answers the code of its refusal; null when it was done.</summary>
        public async Task<string?> Do(string mutation, object input)
        {
            var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
            var body = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
            body["commandId"] = Guid.CreateVersion7().ToString();
            var data = await browser.Data($"mutation($input: {type}!) {{ outcome: {mutation}(input: $input) {{ refusal {{ code }} }} }}", new { input = body });
            return data["outcome"]!["refusal"]?["code"]!.GetValue<string>();
        }
    }
}
