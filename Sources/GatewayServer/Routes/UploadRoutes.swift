import Exchange
import HTTPTypes
import HummingbirdCore
import NIOCore
import SharingModel

/// Uploads. Source: tus 1.0.0 with creation, creation-with-upload, checksum, expiration and
/// termination.
struct UploadRoutes {
    let gateway: Gateway

    private static let version = "1.0.0"
    private static let mediaType = "application/offset+octet-stream"

    func add(to table: inout RouteTable) {
        for path in ["/v1/uploads", "/v1/uploads/{id}"] {
            table.on(.options, path) { _, _ in Self.options() }
        }
        table.on(.post, "/v1/uploads") { request, context in try await create(request, context) }
        table.on(.head, "/v1/uploads/{id}") { request, context in
            try Self.checkVersion(request)
            let state = try await gateway.uploadState(
                try context.caller, id: context.parameter("id"))
            var headers = Self.headers(state)
            headers[.uploadLength] = String(state.length)
            return .empty(.ok, headers: headers)
        }
        table.on(.patch, "/v1/uploads/{id}") { request, context in
            try await append(request, context)
        }
        table.on(.delete, "/v1/uploads/{id}") { request, context in
            try Self.checkVersion(request)
            try await gateway.deleteUpload(try context.caller, id: context.parameter("id"))
            return .empty(.noContent, headers: [.tusResumable: Self.version])
        }
    }

    private static func options() -> Response {
        let algorithms = UploadChecksum.algorithms.map(\.name).joined(separator: ",")
        return .empty(
            .noContent,
            headers: [
                .tusResumable: version, .tusVersion: version,
                .tusExtension: "creation,creation-with-upload,checksum,expiration,termination",
                .tusMaxSize: String(Limits.uploadBytesMax), .tusChecksumAlgorithm: algorithms,
            ])
    }

    private func create(_ request: Request, _ context: GatewayContext) async throws -> Response {
        try Self.checkVersion(request)
        let caller = try context.caller
        guard request.headers[.uploadDeferLength] == nil else {
            throw Refusal(
                .fieldInvalid, "The length has to be known when an upload is made.",
                help: "Send Upload-Length.", field: "Upload-Defer-Length")
        }
        let length = try request.count(.uploadLength)
        let metadata = try UploadMetadata.decode(request.headers[.uploadMetadata] ?? "")
        let checksum = try Self.checksum(request)
        let hasBody = request.mediaType == Self.mediaType
        var state = try await gateway.createUpload(
            caller, length: length, metadata: metadata, bodyFollows: hasBody)
        // An upload that was begun before goes on from its offset, which the answer tells; this
        // body begins at the file's first byte.
        if state.submission == nil, hasBody, state.offset == 0 {
            let writer = try await gateway.openUpload(
                caller, id: state.id, offset: state.offset, checksum: checksum)
            state = try await receive(request.body, into: writer)
        }
        var headers = Self.headers(state)
        headers[.location] = "/v1/uploads/\(state.id)"
        guard let submission = state.submission else {
            return .empty(.created, headers: headers)
        }
        let outcome = try await gateway.outcome(
            caller, id: submission.text, isDuplicate: state.isDuplicate)
        return .json(outcome, status: .created, headers: headers)
    }

    private func append(_ request: Request, _ context: GatewayContext) async throws -> Response {
        try Self.checkVersion(request)
        guard request.mediaType == Self.mediaType else {
            throw Refusal(
                .mediaTypeUnsupported, "Bytes of an upload come as \(Self.mediaType).",
                help: "Set Content-Type: \(Self.mediaType).", field: "Content-Type")
        }
        let offset = try request.count(.uploadOffset)
        let checksum = try Self.checksum(request)
        let writer = try await gateway.openUpload(
            try context.caller, id: context.parameter("id"), offset: offset,
            checksum: checksum)
        let state = try await receive(request.body, into: writer)
        return .empty(.noContent, headers: Self.headers(state))
    }

    /// Hands the body on as it arrives; nothing of it is collected.
    private func receive(
        _ body: RequestBody, into writer: UploadWriter
    ) async throws -> UploadState {
        do {
            for try await buffer in body {
                // The bytes are read before the buffer is given up.
                try unsafe buffer.withUnsafeReadableBytes { try unsafe writer.append($0) }
            }
        } catch {
            writer.interrupted()
            throw error
        }
        return try await writer.close()
    }

    private static func checksum(
        _ request: Request
    ) throws(Refusal) -> RequestChecksum? {
        guard let header = request.headers[.uploadChecksum] else { return nil }
        return try UploadChecksum.decode(header)
    }

    private static func checkVersion(_ request: Request) throws(Refusal) {
        guard request.headers[.tusResumable] == version else {
            throw Refusal(
                .uploadVersionUnsupported, "Uploads follow tus \(version).",
                help: "Send Tus-Resumable: \(version).", field: "Tus-Resumable")
        }
    }

    private static func headers(_ state: UploadState) -> HTTPFields {
        var headers: HTTPFields = [
            .tusResumable: version, .uploadOffset: String(state.offset), .cacheControl: "no-store",
        ]
        if let submission = state.submission {
            headers[.svdSubmission] = submission.text
        } else {
            headers[.uploadExpires] = HTTPDate.text(of: state.expires)
        }
        if state.isDuplicate { headers[.svdDuplicate] = "true" }
        headers[.sunset] = state.sunset.map(HTTPDate.text)
        return headers
    }
}
