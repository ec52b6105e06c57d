using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Reads the comments that the compiler wrote beside an assembly.</summary>
internal static partial class XmlComments
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    public static string? SummaryOf(MemberInfo member) => member switch
    {
        Type type             => Text(Comment(type)?.Element("summary")),
        PropertyInfo property => Text(Comment(property)?.Element("summary")) ?? RecordParameter(property) ?? FromBase(property),
        _                     => Text(Comment(member)?.Element("summary")),
    };

    public static string? ParameterOf(ParameterInfo parameter) => Text(ParameterElement(Comment(parameter.Member), parameter.Name));

    // A positional record has no comment on the property: the words stand at the parameter, in the type's comment.
    private static string? RecordParameter(PropertyInfo property) =>
        property.DeclaringType is { } type ? Text(ParameterElement(Comment(type), property.Name)) : null;

    private static string? FromBase(PropertyInfo property) =>
        property.DeclaringType?.BaseType?.GetProperty(property.Name) is { } inherited ? SummaryOf(inherited) : null;

    private static XElement? ParameterElement(XElement? comment, string? name) =>
        comment?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name);

    private static XElement? Comment(MemberInfo member) =>
        Files.GetOrAdd(member.Module.Assembly, Load).GetValueOrDefault(KeyOf(member));

    private static string KeyOf(MemberInfo member)
    {
        var type = NameOf(member as Type ?? member.DeclaringType!);
        return member switch
        {
            Type         => $"T:{type}",
            PropertyInfo => $"P:{type}.{member.Name}",
            FieldInfo    => $"F:{type}.{member.Name}",
            _            => $"M:{type}.{member.Name}",
        };
    }

    private static string NameOf(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    // Without parameter lists: fields of a schema are not overloaded, and spelling generic parameters is error-prone.
    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        var comments = new Dictionary<string, XElement>();
        if (!File.Exists(path)) return comments;
        foreach (var member in XDocument.Load(path).Descendants("member"))
            if (member.Attribute("name")?.Value.Split('(')[0] is { } name) comments.TryAdd(name, member);
        return comments;
    }

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var own = new XElement(element); // several schemas may be made at once, and all read the same comments
        foreach (var link in own.Descendants().Where(inner => inner.IsEmpty).ToList())
            link.ReplaceWith(ShortName(link));
        var text = Spaces().Replace(own.Value, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string ShortName(XElement link)
    {
        var target = link.Attribute("cref")?.Value ?? link.Attribute("name")?.Value ?? link.Attribute("langword")?.Value ?? "";
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
