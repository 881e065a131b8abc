import RecordValidation
import SharingModel
import StrictJSON

/// What the tests of this room share.
enum ValidationKit {
    static let root: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    static let anyDigest = SHA256Digest(bytes: [UInt8](repeating: 7, count: 32))

    struct Missing: Error {
        let what: String
    }

    static func digest() throws -> SHA256Digest {
        guard let digest = anyDigest else { throw Missing(what: "digest") }
        return digest
    }

    static func schema(_ text: String) throws -> DatasetSchema {
        try DatasetSchema(document: Array(text.utf8), sha256: try digest())
    }

    static func shipped(_ dataset: String) throws -> DatasetSchema {
        try schema(at: "\(root)/schemas/\(dataset)/1.0.0.schema.json")
    }

    static func schema(at path: String) throws -> DatasetSchema {
        guard let bytes = TestFile.bytes(path) else { throw Missing(what: path) }
        return try DatasetSchema(document: bytes, sha256: try digest())
    }

    /// A schema of the given properties and rules, each a JSON text.
    static func schema(
        properties: String, required: String = "[]", rules: String = "[]",
        extra: String = "", suspects: String = "[]"
    ) throws -> DatasetSchema {
        try schema(
            document(
                properties: properties, required: required, rules: rules, extra: extra,
                suspects: suspects))
    }

    static func document(
        properties: String, required: String = "[]", rules: String = "[]",
        extra: String = "", suspects: String = "[]"
    ) -> String {
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema",
        "$id":"https://schemas.svd.example/test/1.0.0","title":"Test","description":"Test.",
        "type":"object","additionalProperties":false,"required":\(required),
        "properties":{\(properties)},
        "x-svd":{"dataset":"test","version":"1.0.0","rules":\(rules),\(extra)
        "disclosure":{"forms":["aggregate"],"powers":["NOT-PERSONAL"],"suspects":\(suspects)}}}
        """
    }

    /// Validates bytes, cut at the given lengths in turn.
    static func report(
        _ bytes: [UInt8], _ schema: DatasetSchema, chunks: [Int] = [],
        options: ValidationOptions = ValidationOptions(), format: FileFormat = .csv,
        resources: ValidationResources = ValidationResources(), sink: (any RecordSink)? = nil
    ) throws -> ValidationReport {
        let validator = FileValidator(
            schema: schema, options: options, format: format, resources: resources, sink: sink)
        return try run(validator, bytes, chunks: chunks)
    }

    /// Feeds a validator, cutting the bytes at the given lengths in turn.
    static func run(
        _ validator: FileValidator, _ bytes: [UInt8], chunks: [Int] = []
    ) throws -> ValidationReport {
        var start = 0
        var turn = 0
        unsafe bytes.withUnsafeBytes { buffer in
            while start < bytes.count {
                let length = chunks.isEmpty ? bytes.count : chunks[turn % chunks.count]
                let end = min(bytes.count, start + length)
                unsafe validator.consume(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
                start = end
                turn += 1
            }
        }
        return validator.finish(fileDigest: try digest())
    }

    static func report(
        _ text: String, _ schema: DatasetSchema, options: ValidationOptions = ValidationOptions(),
        format: FileFormat = .csv
    ) throws -> ValidationReport {
        try report(Array(text.utf8), schema, options: options, format: format)
    }
}
