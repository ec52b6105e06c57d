using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Everything that can be called names an operation, and every role is let in where the checked-in table says so and nowhere else.</summary>
public sealed partial class PermissionTests(HostOfClass at) : IClassFixture<HostOfClass>
{
    /// <summary>What only the product itself does; no role may ask for it.</summary>
    private static readonly string[] OfTheProduct =
        [
            "alert.end-suppressions", "alert.escalate-unattended", "alert.expire", "alert.raise-critical-incident", "alert.settle", "alert.silence",
            "alert.unsilence", "silence.pass",
            "account.enrol-second-factor", "account.set-password", "asset.note-expiry", "change.chase-approval", "change.check-drift", "grant.give-provided", "session.begin", "incident.auto-close", "incident.follow-label", "incident.follow-on-call", "incident.follow-suspect", "incident.note-child", "incident.note-duplicate", "incident.reschedule-clocks", "incident.warn-of-clock",
            "item.end-import", "item.end-undo-import", "item.restore", "item.retire-missing",
            "projection.notice-fault", "stocktaking.follow-label", "incident.call-somebody", "incident.note-suspects", "delivery.call", "delivery.note", "service-dependency.note", "service-dependency.end", "probe.judge",
        ];

    /// <summary>Most of the time goes by while a stream that was opened says nothing.</summary>
    private const int AtOnce = 16;

    private readonly OpsHost _host = at.Host;
    private readonly AccessMatrix _matrix = new(
        at.Host.Services.GetRequiredService<ISchema>(), at.Host.Services.GetRequiredService<EndpointDataSource>());

    [Fact]
    public async Task The_matrix_is_as_checked_in()
    {
        var file = Path.Combine(TestFolder.Clone, "tests", "Api.Tests", "Access", "access-matrix.txt");
        if (Environment.GetEnvironmentVariable("OPS_ACCEPT") == "1") await File.WriteAllTextAsync(file, _matrix.Text());
        _matrix.Text().ShouldBe((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), "Look at what changed; OPS_ACCEPT=1 accepts it.");
    }

    [Fact]
    public void Every_operation_that_something_asks_for_belongs_to_a_role_or_to_the_product()
    {
        var held = AccessMatrix.Roles.SelectMany(Roles.OperationsOf).Concat(Roles.OfEverybody).Concat(OfTheProduct).ToHashSet();
        _matrix.Demanded().Where(operation => !held.Contains(operation)).ShouldBeEmpty();
        OfTheProduct.Where(operation => AccessMatrix.Roles.Any(role => Roles.OperationsOf(role).Contains(operation))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_root_field_names_its_operation() =>
        _matrix.RootFields().Where(root => RootPermissions.OperationOf(root.Field) is null).Select(root => root.Field.Name).ShouldBeEmpty();

    [Fact]
    public void Every_endpoint_names_its_operation_and_only_these_are_open()
    {
        _matrix.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<EndpointNeeds>() is null).Select(endpoint => endpoint.DisplayName).ShouldBeEmpty();
        Of(needs => needs is { Operation: null, GuardsItself: false }).ShouldBe(["/health/live", "/health/ready", "/{**path}"]);
        Of(needs => needs.GuardsItself).ShouldBe(
        [
            "/enrolment", "/enrolment/complete", "/feeds/events", "/feeds/stream", "/graphql", "/session", "/session", "/session", "/session/password",
            "/session/second-factor", "/session/second-factor/enrolment", "/session/second-factor/enrolment/confirm",
            "/sign-in/{provider}", "/sign-in/{provider}/callback", "/sign-in/{provider}/logout",
        ]);

        IEnumerable<string> Of(Predicate<EndpointNeeds> isMeant) =>
            _matrix.Endpoints.Where(endpoint => isMeant(endpoint.Metadata.GetMetadata<EndpointNeeds>()!)).Select(AccessMatrix.PathOf).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("/feeds/events")]
    [InlineData("/feeds/stream")]
    public async Task A_feed_is_read_by_those_who_may_and_by_nobody_else(string path)
    {
        (await StatusOf(path, null)).ShouldBe(401);
        (await StatusOf(path, await _host.TokenOfAsync(Role.Operator))).ShouldBe(403);
        (await StatusOf(path, await _host.TokenOfAsync(Role.Partner))).ShouldBe(200);
    }

    private async Task<int> StatusOf(string path, string? token, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)response.StatusCode;
    }

    [Fact]
    public void A_root_field_that_names_none_stops_the_start()
    {
        var services = new ServiceCollection();
        services.AddGraphQLApi<Forgetful, Mutation, Subscription>(_ => { });
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(_host.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>());
        using var provider = services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(() => provider.GetRequiredService<ISchema>().Initialize()).Message.ShouldContain("[Needs(");
    }

    [Fact]
    public async Task Every_role_is_let_in_where_the_matrix_says_so_and_nowhere_else()
    {
        var wrong = new ConcurrentQueue<string>();
        foreach (var role in AccessMatrix.Roles)
        {
            var token = await _host.TokenOfAsync(role);
            await Parallel.ForEachAsync(_matrix.RootFields(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (root, _) =>
            {
                var isLetIn = await IsLetIn(root.Kind, root.Field, token);
                if (isLetIn != AccessMatrix.Has(role, RootPermissions.OperationOf(root.Field)!))
                    wrong.Enqueue($"{role} {(isLetIn ? "got into" : "was refused")} {root.Kind} {root.Field.Name}");
            });
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_matrix_names_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var endpoint in _matrix.Endpoints)
            if (endpoint.Metadata.GetMetadata<EndpointNeeds>() is { Operation: { } operation })
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                {
                    var path = Parameter().Replace(AccessMatrix.PathOf(endpoint), $"{Guid.NewGuid()}");
                    if (await StatusOf(path, null, method) != 401) wrong.Add($"a stranger got into {method} {path}");
                    foreach (var role in AccessMatrix.Roles)
                    {
                        var isLetIn = await StatusOf(path, await _host.TokenOfAsync(role), method) is not (401 or 403);
                        if (isLetIn != AccessMatrix.Has(role, operation)) wrong.Add($"{role} {(isLetIn ? "got into" : "was refused")} {method} {path}");
                    }
                }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Anything but a refusal for want of rights means that the caller got in: what was asked makes no sense otherwise.</summary>
    private async Task<bool> IsLetIn(string kind, FieldType field, string token)
    {
        var document = $"{kind} {{ {MinimalDocument.Of(field)} }}";
        using var response = await _host.Post(document, null, token, kind == "subscription" ? "text/event-stream" : null);
        ((int)response.StatusCode).ShouldNotBe(401);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(kind == "subscription" ? 1 : 10));
        var answer = await FirstAnswer(response, patience.Token);
        answer.ShouldNotContain("syntax-error", Case.Sensitive, document);
        foreach (var fault in new[] { "\"fields-on-correct-type\"", "\"provided-non-null-arguments\"", "\"scalar-leafs\"", "\"arguments-of-correct-type\"" })
            answer.ShouldNotContain(fault, Case.Insensitive, $"{document} {answer}");
        return !answer.Contains("\"not-permitted\"", StringComparison.Ordinal);
    }

    /// <summary>A stream that says nothing was opened, so its caller got in.</summary>
    private static async Task<string> FirstAnswer(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(CancellationToken.None);
        using var reader = new StreamReader(stream);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream") return await reader.ReadToEndAsync(cancellation);
        try
        {
            while (await reader.ReadLineAsync(cancellation) is { } line)
                if (line.StartsWith("data:", StringComparison.Ordinal)) return line;
        }
        catch (OperationCanceledException)
        {
            return "";
        }

        return "";
    }

    /// <summary>What stands in a path for a value.</summary>
    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>Somebody forgot to say who may ask.</summary>
    public sealed class Forgetful
    {
        /// <summary>For whom?</summary>
        public static int Forgotten() => 1;
    }
}
