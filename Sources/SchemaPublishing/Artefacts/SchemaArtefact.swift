public import RecordValidation
public import SharingModel
import StrictJSON

/// What is generated from a dataset schema, never kept by hand. The same schema gives the same
/// bytes.
public enum SchemaArtefact: String, Sendable, Hashable, CaseIterable {
    /// The CSV template: the headings, with a byte-order mark so that Excel reads it rightly.
    case csv
    /// The data dictionary as a page of HTML.
    case html
    /// The data dictionary as Markdown.
    case markdown
    /// Frictionless Table Schema.
    case tableschema
    /// Metadata of CSV on the Web.
    case csvw

    /// How a file of it ends, and its address after the version.
    public var fileExtension: String {
        switch self {
        case .csv: "csv"
        case .html: "html"
        case .markdown: "md"
        case .tableschema: "tableschema.json"
        case .csvw: "csvw.json"
        }
    }

    /// Its media type.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .html: "text/html; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        case .tableschema: "application/json"
        case .csvw: "application/csvm+json"
        }
    }

    /// What it is, for people.
    public var title: String {
        switch self {
        case .csv: "the CSV template"
        case .html, .markdown: "the data dictionary"
        case .tableschema: "the Table Schema"
        case .csvw: "the CSVW metadata"
        }
    }

    /// Makes it.
    /// - Throws: `schema-invalid`; never for a schema that was read from its own document.
    public func bytes(of schema: DatasetSchema) throws(Refusal) -> [UInt8] {
        switch self {
        case .csv: schema.csvTemplate
        case .html:
            Array(
                DictionaryPage(dictionary: DataDictionary(try SchemaDocument(schema))).html.text
                    .utf8)
        case .markdown:
            Array(
                DictionaryMarkdown(dictionary: DataDictionary(try SchemaDocument(schema))).text
                    .utf8)
        case .tableschema: TableSchema(document: try SchemaDocument(schema)).json.prettyBytes
        case .csvw: CSVWMetadata(document: try SchemaDocument(schema)).json.prettyBytes
        }
    }

    /// The artefact that a name ends with, and the name without that ending; nil where it ends
    /// with none.
    public static func named(_ name: String) -> (stem: String, artefact: SchemaArtefact)? {
        for artefact in allCases where name.hasSuffix("." + artefact.fileExtension) {
            return (String(name.dropLast(artefact.fileExtension.count + 1)), artefact)
        }
        return nil
    }
}
