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
        ["dcim.consoleporttemplate"] = SkipReason.Template, ["dcim.consoleserverporttemplate"] = SkipReason.Template, ["dcim.devicebaytemplate"] = SkipReason.Template,
        ["dcim.frontporttemplate"] = SkipReason.Template, ["dcim.interfacetemplate"] = SkipReason.Template, ["dcim.inventoryitemtemplate"] = SkipReason.Template,
        ["dcim.modulebaytemplate"] = SkipReason.Template, ["dcim.poweroutlettemplate"] = SkipReason.Template, ["dcim.powerporttemplate"] = SkipReason.Template,
        ["dcim.rearporttemplate"] = SkipReason.Template,
        ["auth.group"] = SkipReason.Account, ["auth.permission"] = SkipReason.Account, ["auth.user"] = SkipReason.Account, ["users.userconfig"] = SkipReason.Account, ["users.token"] = SkipReason.Account,
        ["users.objectpermission"] = SkipReason.Account, ["sessions.session"] = SkipReason.Account,
        ["admin.logentry"] = SkipReason.Inner, ["contenttypes.contenttype"] = SkipReason.Inner, ["extras.customfield"] = SkipReason.Inner, ["extras.objectchange"] = SkipReason.Inner,
        ["extras.savedfilter"] = SkipReason.Inner, ["extras.cachedvalue"] = SkipReason.Inner, ["extras.journalentry"] = SkipReason.Inner,
        ["dcim.cablepath"] = SkipReason.CablePath,
        ["dcim.devicebay"] = SkipReason.Slot,
        ["dcim.modulebay"] = SkipReason.Slot,
    };

    /// <summary>Whether anything is made of the records; all others are only counted.</summary>
    public static bool IsRead(string model) => FateOf(model) != RecordFate.Skipped;

    public static RecordFate FateOf(string model) =>
        Items.Contains(model) ? RecordFate.Item
        : Attributes.Contains(model) ? RecordFate.Attribute
        : Links.Contains(model) ? RecordFate.Link
        : RecordFate.Skipped;

    public static SkipReason WhySkipped(string model) => Skipped.GetValueOrDefault(model, SkipReason.NoType);
}

/// <summary>What became of the records of one kind.</summary>
internal enum RecordFate { Item, Attribute, Link, Skipped }
