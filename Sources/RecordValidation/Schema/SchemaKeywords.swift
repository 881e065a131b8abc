import JSONSchema
import SharingModel
import StrictJSON

/// Holds a dataset schema against the standard: any program for JSON Schema can read it.
enum SchemaKeywords {
    /// The meta-schema, compiled when it is first needed; it is the same for every document.
    private static let standard: Result<CompiledSchema, SchemaFault> = {
        do throws(SchemaFault) {
            return .success(
                try CompiledSchema.compile(document: ["$ref": .string(SchemaReader.dialect)]))
        } catch {
            return .failure(error)
        }
    }()

    /// Checks that a document is a JSON Schema of 2020-12.
    /// - Throws: `schema-invalid`, with the JSON pointer of the fault in `field`.
    static func check(_ document: JSONValue) throws(Refusal) {
        let standard: CompiledSchema
        do throws(SchemaFault) {
            _ = try CompiledSchema.compile(document: document)
            standard = try Self.standard.get()
        } catch {
            throw refusal(error.pointer, error.detail)
        }
        if let fault = fault(standard.evaluate(document, output: .basic)) {
            throw refusal(fault.place, fault.words)
        }
    }

    private static func refusal(_ pointer: String, _ words: String) -> Refusal {
        MemberReader.refusal(pointer, "is not JSON Schema 2020-12: \(words)")
    }

    /// The deepest place that the meta-schema refuses.
    private static func fault(_ output: JSONValue) -> (place: String, words: String)? {
        guard output["valid"]?.bool != true else { return nil }
        let errors = (output["errors"]?.array ?? []).map {
            (place: $0["instanceLocation"]?.string ?? "", words: $0["error"]?.string ?? "")
        }
        return errors.max { $0.place.utf8.count < $1.place.utf8.count }
            ?? ("", "the meta-schema refuses it")
    }

    /// Checks that some value can satisfy each column.
    /// - Throws: `schema-invalid` where `enum` and `const` exclude each other.
    static func checkSatisfiable(_ columns: [Column]) throws(Refusal) {
        for column in columns {
            guard let constant = column.constraints.constant,
                let allowed = column.constraints.allowed, !allowed.contains(constant)
            else { continue }
            throw MemberReader.refusal(
                MemberReader.join("/properties", column.name) + "/const",
                "is none of the values of enum, so that no cell could be right")
        }
    }
}
