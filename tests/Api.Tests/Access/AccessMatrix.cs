using System.Text;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.CommandLine;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Which role may run which operation, and which operation every root field, endpoint and verb is.</summary>
internal sealed class AccessMatrix(ISchema schema, EndpointDataSource endpoints)
{
    public static readonly Role[] Roles = Enum.GetValues<Role>();

    public IReadOnlyList<Endpoint> Endpoints => endpoints.Endpoints;

    public static bool Has(Role role, string operation) =>
        Domain.Access.Roles.OperationsOf(role).Contains(operation) || Domain.Access.Roles.OfEverybody.Contains(operation);

    public static string PathOf(Endpoint endpoint) => ((RouteEndpoint)endpoint).RoutePattern.RawText!;

    public IEnumerable<(string Kind, FieldType Field)> RootFields() =>
        new (string Kind, IObjectGraphType? Type)[] { ("query", schema.Query), ("mutation", schema.Mutation), ("subscription", schema.Subscription) }
            .Where(root => root.Type is not null).SelectMany(root => root.Type!.Fields.Select(field => (root.Kind, field)));

    /// <summary>What commands, root fields and endpoints ask for.</summary>
    public IEnumerable<string> Demanded() => Operations.All.Values
        .Concat(RootFields().Select(root => RootPermissions.OperationOf(root.Field)).OfType<string>())
        .Concat(Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<EndpointNeeds>()?.Operation).OfType<string>());

    public string Text()
    {
        var operations = Roles.SelectMany(Domain.Access.Roles.OperationsOf).Concat(Demanded()).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        Table("operation", Roles.Select(role => $"{role}"), operations.Select(operation =>
            (operation, Roles.Select(role => (Has(role, operation) ? "yes" : "-").PadRight($"{role}".Length)))));
        text.Append('\n');
        Table("what is called", ["needs"], Places().OrderBy(place => place.Name, StringComparer.Ordinal).Select(place => (place.Name, (IEnumerable<string>)[place.Needs])));
        return text.ToString();

        void Table(string title, IEnumerable<string> columns, IEnumerable<(string Name, IEnumerable<string> Cells)> rows)
        {
            var all = rows.ToList();
            var width = all.Max(row => row.Name.Length) + 2;
            foreach (var (name, cells) in all.Prepend((title, columns)))
                text.Append((name.PadRight(width) + string.Join("  ", cells)).TrimEnd()).Append('\n');
        }
    }

    private IEnumerable<(string Name, string Needs)> Places() =>
    [
        .. RootFields().Select(root => ($"{root.Kind} {root.Field.Name}", RootPermissions.OperationOf(root.Field) ?? "(nothing)")),
        .. Endpoints.Select(endpoint => ($"{MethodsOf(endpoint)} {PathOf(endpoint)}", NeedsOf(endpoint))),
        // Who may run programs on the machine with its database is its administrator.
        .. VerbsOf(Verbs.Root(Verbs.All, new(_ => { }, TextWriter.Null), _ => Task.FromResult(ExitCode.Done)), "verb").Select(verb => (verb, "(the machine)")),
    ];

    private static string MethodsOf(Endpoint endpoint) => string.Join('+', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]);

    private static string NeedsOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<EndpointNeeds>() switch
    {
        null                          => "(nothing)",
        { Operation: { } operation }  => operation,
        { GuardsItself: true }        => "(guards itself)",
        _                             => "(open to everybody)",
    };

    private static IEnumerable<string> VerbsOf(System.CommandLine.Command verb, string path) => verb.Subcommands.Count == 0
        ? [path]
        : verb.Subcommands.SelectMany(sub => VerbsOf(sub, $"{path} {sub.Name}"));
}
