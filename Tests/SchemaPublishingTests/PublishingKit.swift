import Foundation
import GatewayTestKit
import RecordValidation
import SharingModel
import StrictJSON

/// What the tests of this room share.
enum PublishingKit {
    struct Missing: Error {
        let what: String
    }

    static func digest() throws -> SHA256Digest {
        guard let digest = SHA256Digest(bytes: [UInt8](repeating: 7, count: 32)) else {
            throw Missing(what: "digest")
        }
        return digest
    }

    static func schema(_ text: String) throws -> DatasetSchema {
        try DatasetSchema(document: Array(text.utf8), sha256: try digest())
    }

    static func shipped(_ dataset: String) throws -> DatasetSchema {
        let file = Project.root.appending(path: "schemas/\(dataset)/1.0.0.schema.json")
        return try DatasetSchema(
            document: Array(try Data(contentsOf: file)), sha256: try digest())
    }

    /// The datasets that come with the project.
    static var datasets: [String] {
        let folder = Project.root.appending(path: "schemas")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter {
            FileManager.default.fileExists(
                atPath: folder.appending(path: "\($0)/1.0.0.schema.json").path)
        }.sorted()
    }

    /// A file of the project.
    static func text(_ path: String) throws -> String {
        String(
            decoding: try Data(contentsOf: Project.root.appending(path: path)), as: UTF8.self)
    }

    /// A document in which nothing surprises: one property `a`, unless said otherwise.
    static func document(
        version: String = "1.0.0", a: String = #""type":"string","maxLength":9"#,
        properties: String? = nil, required: String = "[]", profile: String = "",
        forms: String = #"["aggregate"]"#, powers: String = #"["NOT-PERSONAL"]"#,
        suspects: String = "[]", disclosure: String = "", root: String = ""
    ) -> String {
        let one = #""a":{"x-svd-class":"none",\#(a)}"#
        return """
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$id":"https://schemas.svd.example/test/\(version)","title":"Test",
            "description":"Test.","type":"object","additionalProperties":false,\(root)
            "required":\(required),"properties":{\(properties ?? one)},
            "x-svd":{"dataset":"test","version":"\(version)",\(profile)
            "disclosure":{"forms":\(forms),"powers":\(powers),\(disclosure)"suspects":\(suspects)}}}
            """
    }

    static func report(
        _ text: String, _ schema: DatasetSchema, sink: (any RecordSink)? = nil
    ) throws -> ValidationReport {
        let options = ValidationOptions(violationsMax: .max)
        let validator = FileValidator(schema: schema, options: options, sink: sink)
        unsafe Array(text.utf8).withUnsafeBytes { unsafe validator.consume($0) }
        return validator.finish(fileDigest: try digest())
    }
}
