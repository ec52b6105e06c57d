using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>A wish about one probe.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ProbeId">The probe; made by the client when it is defined.</param>
public abstract record ProbeCommand(Guid CommandId, Guid ProbeId) : Command<Probe, ProbeEvent>(CommandId)
{
    protected internal override Guid Stream => ProbeId;
}

/// <summary>What every wish about a probe must have: its own id and the probe's.</summary>
public abstract class ProbeCommandShape<TCommand> : AbstractValidator<TCommand> where TCommand : ProbeCommand
{
    protected ProbeCommandShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ProbeId).NotEmpty();
    }
}

/// <summary>How long what a probe says may be; what it must say is up to <see cref="ProbeShape"/>.</summary>
public sealed class ProbeDefinitionValidator : AbstractValidator<ProbeDefinition>
{
    private const int LongestHost = 253;

    public ProbeDefinitionValidator()
    {
        RuleFor(probe => probe.Name).IsName();
        RuleFor(probe => probe.Kind).IsInEnum();
        RuleFor(probe => probe.Severity).IsInEnum();
        RuleFor(probe => probe.Points).HasAtMost(ProbeShape.MostPoints);
        RuleForEach(probe => probe.Points).IsPointName();
        RuleFor(probe => probe.Http!).SetValidator(new HttpCheckValidator()).When(probe => probe.Http is not null);
        RuleFor(probe => probe.Tcp!).ChildRules(each => each.RuleFor(tcp => tcp.Host).NotEmpty().MaximumLength(LongestHost)).When(probe => probe.Tcp is not null);
        RuleFor(probe => probe.Tls!).ChildRules(each => each.RuleFor(tls => tls.Host).NotEmpty().MaximumLength(LongestHost)).When(probe => probe.Tls is not null);
        RuleFor(probe => probe.Ping!).ChildRules(each => each.RuleFor(ping => ping.Host).NotEmpty().MaximumLength(LongestHost)).When(probe => probe.Ping is not null);
        RuleFor(probe => probe.Dns!).ChildRules(each =>
        {
            each.RuleFor(dns => dns.Query).NotEmpty().MaximumLength(LongestHost);
            each.RuleFor(dns => dns.RecordType).IsInEnum();
            each.RuleFor(dns => dns.Expected).MayBeLine(TextRules.Name);
            each.RuleFor(dns => dns.Server).MayBeLine(TextRules.Name);
        }).When(probe => probe.Dns is not null);
    }
}

public sealed class HttpCheckValidator : AbstractValidator<HttpCheck>
{
    private const int LongestUrl = 2_000;
    private const int LongestBody = 16 * 1024;
    private const int LongestValue = 1_000;
    private const int LongestMethod = 10;
    private const int MostHeaders = 16;
    private const int MostAssertions = 16;

    public HttpCheckValidator()
    {
        RuleFor(http => http.Steps).HasAtMost(ProbeShape.MostSteps);
        RuleForEach(http => http.Steps).NotNull().ChildRules(each =>
        {
            each.RuleFor(step => step.Method).NotEmpty().MaximumLength(LongestMethod);
            each.RuleFor(step => step.Url).NotEmpty().MaximumLength(LongestUrl);
            each.RuleFor(step => step.Body).MaximumLength(LongestBody);
            each.RuleFor(step => step.Headers).HasAtMost(MostHeaders);
            each.RuleForEach(step => step.Headers).NotNull().ChildRules(header =>
            {
                header.RuleFor(one => one.Name).IsName();
                header.RuleFor(one => one.Value).NotNull().MaximumLength(LongestValue);
            });
            each.RuleFor(step => step.Assertions).HasAtMost(MostAssertions);
            each.RuleForEach(step => step.Assertions).NotNull().ChildRules(assertion =>
            {
                assertion.RuleFor(one => one.Kind).IsInEnum();
                assertion.RuleFor(one => one.Expected).MaximumLength(LongestValue);
                assertion.RuleFor(one => one.Path).MaximumLength(LongestValue);
            });
        });
    }
}

internal static class PointNames
{
    private const int Longest = 40;

    /// <summary>Points are labels of series and words of a command line: letters of any script, digits, dots, dashes and underscores.</summary>
    public static IRuleBuilderOptions<T, string> IsPointName<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Longest)
        .Must(name => name is null || name.All(one => char.IsLetterOrDigit(one) || one is '.' or '-' or '_'))
        .WithMessage("Name a point with letters, digits, dots, dashes and underscores.");
}
