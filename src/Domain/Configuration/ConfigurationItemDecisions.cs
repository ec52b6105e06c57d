using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Configuration.ItemRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ConfigurationItemEvent>;

/// <summary>What whoever registers an item says of it.</summary>
/// <param name="PlacedIn">The item that it is located in, if that is known at once.</param>
public sealed record ItemRegistration(
    string Organisation, string Type, Stage Stage, string Source, IReadOnlyList<AttributeValue> Attributes, Guid? PlacedIn = null);

/// <summary>How an item comes to be known, goes through its life, and is looked after.</summary>
public static class ConfigurationItemDecisions
{
    private const int MostBaselines = 50;

    // The receiver is nullable on purpose: an item nobody registered also gets an answer.
    extension(ConfigurationItem? item)
    {
        public Decision Register(Guid self, ItemRegistration wanted, Circumstances given)
        {
            if (item is not null and not { Unregistered: true }) return AlreadyRegistered;
            if (WhyNotIn(wanted.Organisation, given.Landscape) is { } misplaced) return misplaced;
            if (given.Landscape.Items.ShapeOf(wanted.Type) is not { } shape) return TypeUnknown;
            if (shape.Type.Retired) return TypeRetired;
            if (!shape.Stages.Contains(wanted.Stage)) return StageNotOfType;
            var values = new Dictionary<string, string>(wanted.Attributes.Count, StringComparer.Ordinal);
            foreach (var told in wanted.Attributes)
                if (shape.Read(told, given, out var value) is { } unfit) return unfit;
                else if (value is not null) values[told.Key] = value;
            if (!values.ContainsKey(ConfigurationItem.NameKey)) return NameMissing;
            if (wanted.Stage.IsAtWork)
            {
                if (shape.Required.FirstOrDefault(attribute => !values.ContainsKey(attribute.Key)) is { } missing)
                    return AttributeRefusals.Missing(missing);
                if (shape.PlaceRequired && wanted.PlacedIn is null) return PlaceMissing;
            }

            var registered = new ItemRegistered(wanted.Organisation, wanted.Type, shape.Type.Version, wanted.Stage, wanted.Source, values);
            if (wanted.PlacedIn is not { } place) return registered;
            return ItemRelating.WhyNot(RelationKind.LocatedIn, self, place, given) is { } no ? no with { Field = "placedIn" }
                : (ConfigurationItemEvent[])[registered, new ItemRelated(RelationKind.LocatedIn, place, wanted.Source, 100)];
        }

        public Decision MoveStage(Stage stage, string? reason, ItemModel model) =>
            item is null ? Unknown
            : item.Stage == stage ? Decision.Nothing
            : model.ShapeOf(item.Type) is { } shape && !shape.Stages.Contains(stage) ? StageNotOfType
            : !ItemStages.After(item.Stage).Contains(stage) ? StageOutOfReach
            : (stage == Stage.Retired || item.Stage == Stage.Retired) && string.IsNullOrWhiteSpace(reason) ? ReasonMissing
            : stage.IsAtWork && item.WhyNotAtWork(model) is { } no ? no
            : new ItemStageMoved(stage, reason);

        /// <summary>A source that once reported it does not see it any more.</summary>
        public Decision Miss(string source) => item switch
        {
            null                                           => Unknown,
            { Stage: Stage.Retired }                       => Decision.Nothing,
            _ when item.MissedBy.Contains(source)          => Decision.Nothing,
            _                                              => new ItemMissed(source),
        };

        public Decision Find(string source) => item switch
        {
            null                                   => Unknown,
            _ when !item.MissedBy.Contains(source) => Decision.Nothing,
            _                                      => new ItemFound(source),
        };

        public Decision Classify(Importance importance, DataLabel label) => item switch
        {
            null                                                       => Unknown,
            _ when item.Importance == importance && item.Label == label => Decision.Nothing,
            _                                                          => new ItemClassified(importance, label),
        };

        public Decision Entrust(Guid? teamId, string? owner, Guid? serviceId, Landscape landscape) =>
            item is null ? Unknown
            : item.TeamId == teamId && item.Owner == owner && item.ServiceId == serviceId ? Decision.Nothing
            : teamId is { } team && landscape.TeamOf(team) is null or { Closed: true } ? TeamUnknown
            : serviceId is { } service && landscape.ServiceOf(service) is null or { Retired: true } ? ServiceUnknown
            : new ItemEntrusted(teamId, owner, serviceId);

        /// <summary>Names the state in which it stands, so that later ones can be compared with it.</summary>
        public Decision SetBaseline(string name)
        {
            if (item is null) return Unknown;
            if (item.Baselines.GetValueOrDefault(name) is { } known)
                return known.Values.SequenceEqual(item.Values) ? Decision.Nothing : new ItemBaselineSet(name);
            return item.Baselines.Count >= MostBaselines ? TooManyBaselines : new ItemBaselineSet(name);
        }

        public Decision RecordText(string name, string sha256, long bytes, string source) => item switch
        {
            null                                                    => Unknown,
            { Stage: Stage.Retired }                                => Retired,
            _ when item.Texts.GetValueOrDefault(name) == sha256     => Decision.Nothing,
            _                                                       => new ItemTextRecorded(name, sha256, bytes, source),
        };
    }

    private static Refusal? WhyNotIn(string organisation, Landscape landscape) => landscape.OrganisationOf(organisation) switch
    {
        null             => OrganisationRefusals.Unknown with { Field = "organisation" },
        { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
        _                => null,
    };
}
