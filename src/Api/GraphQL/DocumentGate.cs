using EventSourcedOps.Api.Portal;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>A document that may be validated and run, and the operation chosen from it.</summary>
internal sealed record AdmittedDocument(string Text, KnownDocument Document, GraphQLOperationDefinition Operation);

/// <summary>Everything that is checked before the engine sees a document.</summary>
internal sealed class DocumentGate(ISchema schema, GraphQLOptions options, KnownDocuments known, PortalFiles portal)
{
    private const int ParserDepth = 128;

    public AdmittedDocument Admit(GraphQLRequest request)
    {
        var text = TextOf(request);
        var document = known.Find(text) ?? Read(text);
        var operation = Choose(document.Parsed, request.OperationName);
        CheckCost(request, document, operation);
        return new(text, document, operation);
    }

    private string TextOf(GraphQLRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.Query)) return request.Query;
        if (string.IsNullOrEmpty(request.DocumentId)) throw new ApiError("query-missing", "The request has neither a `query` nor a `documentId`.");
        return portal.Document(request.DocumentId)
            ?? throw new ApiError("document-unknown", "This build has no such document. Load the page again.");
    }

    /// <summary>The engine validated this document: from now on it is only looked up.</summary>
    public void MarkValid(AdmittedDocument admitted)
    {
        if (admitted.Document.IsValid) return;
        admitted.Document.IsValid = true;
        known.Remember(admitted.Text, admitted.Document);
    }

    private KnownDocument Read(string text)
    {
        var scan = TextScan.Of(text);
        if (scan.HasOpenString) throw NotReadable("A string is not closed.");
        if (scan.Deepest > options.Document.Nesting)
            throw new ApiError("document-too-deep", $"Brackets go at most {options.Document.Nesting} levels deep.");
        var parsed = Parse(LongLines.Broken(text)
            ?? throw new ApiError("text-too-long", "A text of that length belongs into a variable."));
        DocumentCaps.Check(parsed, options.Document);
        return new(parsed);
    }

    private static GraphQLDocument Parse(string text)
    {
        try
        {
            return Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = ParserDepth });
        }
        catch (GraphQLParserException wrong)
        {
            throw NotReadable($"{wrong.Description} (line {wrong.Location.Line}, column {wrong.Location.Column})");
        }
        // The parser itself has faults: `{\n\rc:1){c}` makes it leave an array's bounds. Whatever it throws, the text is at fault.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw NotReadable("The document is not valid GraphQL.");
        }
    }

    private static ApiError NotReadable(string message) => new("syntax-error", message, StatusCodes.Status400BadRequest);

    private static GraphQLOperationDefinition Choose(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        if (string.IsNullOrEmpty(name))
            return operations.Count switch
            {
                1 => operations[0],
                0 => throw new ApiError("operation-missing", "The document has no operation."),
                _ => throw new ApiError("operation-not-chosen", "The document has several operations: name one in `operationName`."),
            };
        return operations.Find(operation => operation.Name?.StringValue == name)
            ?? throw new ApiError("operation-unknown", "The document has no operation of that name.");
    }

    private void CheckCost(GraphQLRequest request, KnownDocument document, GraphQLOperationDefinition operation)
    {
        var name = operation.Name?.StringValue ?? "";
        if (document.Affordable.ContainsKey(name)) return;
        var cost = new DocumentCost(schema, document.Parsed, operation, request.Variables, options.Document);
        cost.Check();
        if (!cost.DependsOnVariables) document.Affordable[name] = true;
    }
}
