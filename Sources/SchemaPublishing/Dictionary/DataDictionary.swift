import RecordValidation
import SharingModel
import StrictJSON

/// What a data officer needs to know to prepare a file, in words; every part in order of the file.
struct DataDictionary {
    /// One column of the file.
    struct Entry {
        /// As the spreadsheet names it: A, B, … Z, AA.
        let letter: String
        let header: String
        let aliases: [String]
        let title: String?
        let description: String
        /// `yes`, `no`, or when.
        let required: String
        /// What kind of value, and how it is written.
        let form: [String]
        /// The values that may stand there; empty where they are not listed.
        let values: [String]
        let examples: [String]
        /// What goes wrong often.
        let traps: [String]
    }

    /// A list of codes that rules refer to.
    struct CodeList {
        let name: String
        let description: String?
        let source: String?
        let codes: [String]
        let unverified: [String]
    }

    let dataset: String
    let version: String
    let sha256: String
    let title: String
    let description: String
    /// Label and words.
    let facts: [(label: String, words: String)]
    let entries: [Entry]
    let rules: [(words: String, isError: Bool)]
    /// What may not stand in any text.
    let forbidden: [(words: String, isError: Bool)]
    let codeLists: [CodeList]

    init(_ document: SchemaDocument) {
        let schema = document.schema
        dataset = schema.dataset.text
        version = schema.version.description
        sha256 = schema.sha256.hex
        title = schema.title
        description = schema.description
        let rules = RuleView.all(of: document)
        facts = DatasetWords(document: document).facts
        entries = document.properties.enumerated().map { index, property in
            ColumnWords(property: property, document: document, rules: rules).entry(index)
        }
        self.rules = rules.map {
            (words: RuleWords(rule: $0, document: document).sentence, isError: $0.isError)
        }
        forbidden = document.suspects.map {
            (words: DatasetWords.suspect($0.kind), isError: $0.severity == "error")
        }
        codeLists = (document.profile["codeLists"]?.object?.members ?? []).map { name, value in
            CodeList(
                name: name, description: value["description"]?.string,
                source: value["source"]?.string,
                codes: (value["codes"]?.array ?? []).compactMap(\.string),
                unverified: (value["unverified"]?.array ?? []).compactMap(\.string))
        }
    }

    /// How to make a file that is read rightly; the same for every dataset.
    static let advice = [
        "Begin with the template: it has the headings already, in the right order.",
        "In Excel, format columns of codes and dates as Text before you type or paste: otherwise "
            + "it drops leading zeros, turns 10-15 into a date and long numbers into 1.2E+15.",
        "Save as “CSV UTF-8 (Comma delimited)”. Plain “CSV” loses accents; “Unicode Text” is "
            + "another format.",
        "Write listed values exactly as they are listed: capitals count, and so do spaces before "
            + "and after.",
        "Leave a cell empty where there is no value. Do not write N/A, a dash or a space.",
        "One row for each record, no totals, no empty rows, nothing above the headings.",
    ]
}
