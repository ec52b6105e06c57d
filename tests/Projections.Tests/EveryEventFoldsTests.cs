using System.Reflection;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Domain.Telemetry.Dependencies;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Tests.Changes;
using EventSourcedOps.Projections.Tests.Monitoring;

namespace EventSourcedOps.Projections.Tests;

/// <summary>An event that was forgotten in a fold would stop its rows in production; here it stops the build.</summary>
public sealed class EveryEventFoldsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Type[] Beginnings = [typeof(IncidentReported), typeof(ItemRegistered), typeof(AssetReceived), typeof(StocktakingOpened), typeof(AlertRuleDrafted), typeof(DeliveryRequested), typeof(ServiceDependencyAppeared), typeof(ProbeDefined)];

    /// <summary>What comes of a call; nobody answers before anybody was called.</summary>
    private static readonly Type[] Answers = [typeof(IncidentCallAnswered), typeof(IncidentCallUnanswered)];

    public static TheoryData<string, string> Listed => [.. ProjectionCatalog.All.SelectMany(model => model.WireTypes.Select(type => (model.Name, type)))];

    [Theory]
    [MemberData(nameof(Listed))]
    public void Every_event_that_a_model_lists_is_folded_by_it(string name, string type)
    {
        var model = ProjectionCatalog.Find(name)!;
        var fold = new RowFold(model);
        var happened = WireNames.All[type];
        var beginning = Beginnings.FirstOrDefault(fact => model.Events.Contains(fact) && fact != happened);
        IEnumerable<object> story = happened.IsSubclassOf(typeof(ChangeEvent)) ? ChangeLife.UpTo(happened)
            : happened.IsSubclassOf(typeof(AlertEvent)) ? AlertLife.UpTo(happened)
            : Answers.Contains(happened) && beginning is not null ? [Sample(beginning), Sample(typeof(IncidentCalled)), Sample(happened)]
            : beginning is null ? [Sample(happened)]
            : [Sample(beginning), Sample(happened)];
        foreach (var (fact, i) in story.Select((fact, i) => (fact, i)))
            fold.Apply(new(
                i + 1, Ids.Derived($"{i}"), "330000", Ids.Derived("stream"), i + 1, WireNames.Of(fact.GetType()), Nine.AddMinutes(i), "lin", null, null,
                EventHeaders.None, fact)).Select(failure => failure.Fault.Message).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_of_an_incident_reaches_its_board() => Incidents().ShouldBeSubsetOf(ProjectionCatalog.Find("incident_board")!.Events);

    [Fact]
    public void Every_event_of_a_change_reaches_its_board() =>
        WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(ChangeEvent))).ShouldBeSubsetOf(ProjectionCatalog.Find("change_board")!.Events);

    [Fact]
    public void Every_event_of_an_alert_reaches_its_board() =>
        WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(AlertEvent))).ShouldBeSubsetOf(ProjectionCatalog.Find("alert_board")!.Events);

    [Fact]
    public void Every_event_of_a_delivery_reaches_the_ledger() =>
        WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(DeliveryEvent))).ShouldBeSubsetOf(ProjectionCatalog.Find("deliveries")!.Events);

    [Fact]
    public void Every_event_of_an_alert_rule_reaches_its_list() =>
        WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(AlertRuleEvent))).ShouldBeSubsetOf(ProjectionCatalog.Find("alert_rules")!.Events);

    [Fact]
    public void Every_event_of_a_probe_reaches_its_board() =>
        WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(ProbeEvent))).ShouldBeSubsetOf(ProjectionCatalog.Find("probe_board")!.Events);

    private static IEnumerable<Type> Incidents() => WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(IncidentEvent)));

    /// <summary>Events that carry all they say in one part.</summary>
    private static readonly Type[] Bodies = [typeof(AssetFacts), typeof(CountedAsset), typeof(StocktakingDifference), typeof(AlertRuleDefinition), typeof(ProbeDefinition)];

    /// <summary>An event with something plausible in every field.</summary>
    private static object Sample(Type fact) => Activator.CreateInstance(
        fact, BindingFlags.Default, null, [.. fact.GetConstructors()[0].GetParameters().Select(parameter => Value(parameter.ParameterType))], null)!;

    private static object? Value(Type type) => type switch
    {
        _ when Bodies.Contains(type)          => Sample(type),
        _ when type == typeof(string)         => "text",
        _ when type == typeof(Guid)           => Ids.Derived("some"),
        _ when type == typeof(DateTimeOffset) => Nine,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
            Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments)),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
            Array.CreateInstance(type.GenericTypeArguments[0], 0),
        _ when type.IsValueType               => Activator.CreateInstance(type),
        _                                     => null,
    };
}
