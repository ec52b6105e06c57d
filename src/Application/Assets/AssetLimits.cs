using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>How long what people say about assets may be.</summary>
public static class AssetLimits
{
    public const int Tag = 64;
    public const int Person = 100;
    public const int MostMonths = 600;

    private static readonly DateOnly FirstDay = new(1950, 1, 1);
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>A hundred milliards: whoever types more holds a key down.</summary>
    public const decimal MostMoney = 100_000_000_000m;

    public static IRuleBuilderOptions<T, string> IsPerson<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Person);

    /// <summary>A day that something bought can have to do with.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsDay<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.InclusiveBetween(FirstDay, LastDay).WithMessage($"Give a day from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}.");

    /// <summary>The number on a label: what a scanner reads, without spaces around it.</summary>
    public static IRuleBuilderOptions<T, string> IsTag<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(Tag).Must(tag => tag is null || tag.Trim() == tag && !tag.Any(char.IsControl))
            .WithMessage($"Give a number of at most {Tag} characters without spaces around it.");
}

public sealed class AssetFactsValidator : AbstractValidator<AssetFacts>
{
    private const int CurrencyLetters = 3;

    public AssetFactsValidator()
    {
        RuleFor(facts => facts.Tag).IsTag();
        RuleFor(facts => facts.Kind).IsInEnum();
        RuleFor(facts => facts.Model).IsName();
        RuleFor(facts => facts.Manufacturer).MayBeLine();
        RuleFor(facts => facts.Serial).MayBeLine();
        RuleFor(facts => facts.Price).InclusiveBetween(0, AssetLimits.MostMoney).Must(HasCents).WithMessage("Give at most two decimals.");
        RuleFor(facts => facts.Currency).Must(code => code is { Length: CurrencyLetters } && code.All(char.IsAsciiLetterUpper))
            .WithMessage("Give three capital letters, such as CNY.");
        RuleFor(facts => facts.Contract).MayBeLine();
        RuleFor(facts => facts.Supplier).MayBeLine();
        RuleFor(facts => facts.CostCentre).MayBeLine();
        RuleFor(facts => facts.PurchasedOn).IsDay();
        RuleFor(facts => facts.WarrantyUntil).IsDay();
        RuleFor(facts => facts.MaintenanceUntil).IsDay();
        RuleFor(facts => facts.LifeMonths).InclusiveBetween(1, AssetLimits.MostMonths);
        RuleFor(facts => facts.Residual).InclusiveBetween(0, AssetLimits.MostMoney).Must(HasCents).WithMessage("Give at most two decimals.");
        RuleFor(facts => facts.Label).IsInEnum();
    }

    private static bool HasCents(decimal? money) => money is null || decimal.Round(money.Value, 2) == money;
}
