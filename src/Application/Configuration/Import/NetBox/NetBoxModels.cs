using static EventSourcedOps.Application.Configuration.Import.SkipReason;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>What becomes of the records of each model.</summary>
internal static class NetBoxModels
{
    /// <summary>Each record becomes an item.</summary>
    private static readonly HashSet<string> Items = new(StringComparer.Ordinal)
    {
        "dcim.region", "dcim.site", "dcim.location", "dcim.rack", "dcim.device", "dcim.module", "dcim.inventoryitem", "dcim.virtualchassis",
        "dcim.interface", "dcim.frontport", "dcim.rearport", "dcim.consoleport", "dcim.consoleserverport", "dcim.cable",
        "dcim.powerpanel", "dcim.powerfeed", "dcim.powerport", "dcim.poweroutlet",
        "circuits.provider", "circuits.providernetwork", "circuits.circuit",
        "ipam.vrf", "ipam.asn", "ipam.aggregate", "ipam.prefix", "ipam.iprange", "ipam.ipaddress", "ipam.vlan", "ipam.service",
        "tenancy.tenant", "tenancy.contact",
        "virtualization.cluster", "virtualization.virtualmachine", "virtualization.vminterface",
    };

    /// <summary>Each record becomes an attribute of the items that name it.</summary>
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "dcim.sitegroup", "dcim.rackrole", "dcim.rackreservation", "dcim.manufacturer", "dcim.devicerole", "dcim.devicetype", "dcim.moduletype",
        "dcim.platform", "dcim.inventoryitemrole", "circuits.circuittype", "circuits.circuittermination", "ipam.rir", "ipam.role", "ipam.routetarget", "ipam.vlangroup",
        "tenancy.tenantgroup", "tenancy.contactgroup", "tenancy.contactrole", "virtualization.clustertype", "virtualization.clustergroup",
        "extras.tag", "extras.taggeditem",
    };

    /// <summary>Each record becomes relations between two items.</summary>
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "dcim.cabletermination", "tenancy.contactassignment" };

    private static readonly Dictionary<string, SkipReason> Skipped = new(StringComparer.Ordinal)
    {
        ["dcim.consoleporttemplate"] = Template, ["dcim.consoleserverporttemplate"] = Template, ["dcim.devicebaytemplate"] = Template,
        ["dcim.frontporttemplate"] = Template, ["dcim.interfacetemplate"] = Template, ["dcim.inventoryitemtemplate"] = Template,
        ["dcim.modulebaytemplate"] = Template, ["dcim.poweroutlettemplate"] = Template, ["dcim.powerporttemplate"] = Template,
        ["dcim.rearporttemplate"] = Template,
        ["auth.group"] = Account, ["auth.permission"] = Account, ["auth.user"] = Account, ["users.userconfig"] = Account, ["users.token"] = Account,
        ["users.objectpermission"] = Account, ["sessions.session"] = Account,
        ["admin.logentry"] = Inner, ["contenttypes.contenttype"] = Inner, ["extras.customfield"] = Inner, ["extras.objectchange"] = Inner,
        ["extras.savedfilter"] = Inner, ["extras.cachedvalue"] = Inner, ["extras.journalentry"] = Inner,
        ["dcim.cablepath"] = CablePath,
        ["dcim.devicebay"] = Slot,
        ["dcim.modulebay"] = Slot,
    };

    /// <summary>Whether anything is made of the records; all others are only counted.</summary>
    public static bool IsRead(string model) => FateOf(model) != RecordFate.Skipped;

    public static RecordFate FateOf(string model) =>
        Items.Contains(model) ? RecordFate.Item
        : Attributes.Contains(model) ? RecordFate.Attribute
        : Links.Contains(model) ? RecordFate.Link
        : RecordFate.Skipped;

    public static SkipReason WhySkipped(string model) => Skipped.GetValueOrDefault(model, NoType);
}

/// <summary>What became of the records of one kind.</summary>
internal enum RecordFate { Item, Attribute, Link, Skipped }
