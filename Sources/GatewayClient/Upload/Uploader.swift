import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import SharingModel
import StrictJSON

/// Performs what an `UploadMachine` asks for.
struct Uploader {
    let client: GatewayClient
    let file: LocalFile
    let declaration: UploadDeclaration
    let progress: @Sendable (UploadProgress) -> Void

    private var decision: JSONValue?
    private var resumedFromBytes = 0
    private var lastError: (any Error)?
    private var schemaLastDay: CalendarDate?

    init(
        client: GatewayClient, file: LocalFile, declaration: UploadDeclaration,
        progress: @escaping @Sendable (UploadProgress) -> Void
    ) {
        self.client = client
        self.file = file
        self.declaration = declaration
        self.progress = progress
    }

    mutating func run() async throws -> UploadOutcome {
        var machine = UploadMachine(
            length: file.bytes, spreadPercent: Int.random(in: 0...25))
        var action = machine.start()
        while true {
            switch action {
            case .finish(let submission, let isDuplicate):
                return try await outcome(of: submission, isDuplicate: isDuplicate)
            case .fail:
                throw lastError ?? ProtocolFault("The gateway gave no outcome for the upload.")
            case .pause(let milliseconds):
                let reason = lastError.map { String(describing: $0) } ?? "no outcome yet"
                progress(.waiting(milliseconds: milliseconds, reason: reason))
                try await Task.sleep(for: .milliseconds(milliseconds))
                action = machine.next(after: .paused)
            case .create, .ask, .send:
                action = machine.next(after: try await event(of: action))
            }
        }
    }

    private mutating func event(of action: UploadMachine.Action) async throws
        -> UploadMachine.Event
    {
        do {
            switch action {
            case .create(let withFile): return try await create(withFile: withFile)
            case .ask(let location): return try await ask(location)
            case .send(let location, let offset):
                return try await send(to: location, from: offset)
            default: throw ProtocolFault("not a request")
            }
        } catch let problem as GatewayProblem {
            lastError = problem
            return .refused(problem)
        } catch let failure as ConnectionFailure {
            lastError = failure
            return .disconnected(failure)
        }
    }

    private mutating func create(withFile: Bool) async throws -> UploadMachine.Event {
        var request = GatewayRequest(method: .POST, path: "/v1/uploads")
        request.headers = [
            ("Tus-Resumable", "1.0.0"), ("Upload-Length", String(file.bytes)),
            ("Upload-Metadata", declaration.metadata), ("Accept", "application/json"),
        ]
        if withFile {
            request.headers.append(("Content-Type", "application/offset+octet-stream"))
            request.body = body(from: 0)
        }
        let answer = try await client.send(request)
        noteSunset(answer)
        let submission = answer.header("Svd-Submission")
        guard let location = answer.header("Location").flatMap(path(ofLocation:)) else {
            throw ProtocolFault("The gateway created an upload and did not say where.")
        }
        if submission != nil, !answer.body.isEmpty { decision = try client.json(answer) }
        let offset = answer.header("Upload-Offset").flatMap { Int($0) } ?? 0
        if submission == nil, offset > 0, !withFile {
            resumedFromBytes = max(resumedFromBytes, offset)
            progress(.resuming(bytes: offset))
        }
        return .created(
            location: location, offset: offset, submission: submission,
            isDuplicate: answer.header("Svd-Duplicate") == "true")
    }

    private func ask(_ location: String) async throws -> UploadMachine.Event {
        let answer = try await client.send(
            GatewayRequest(
                method: .HEAD, path: location, headers: [("Tus-Resumable", "1.0.0")]))
        guard let offset = answer.header("Upload-Offset").flatMap({ Int($0) }),
            (0...file.bytes).contains(offset)
        else { throw ProtocolFault("The gateway did not say how far the upload has come.") }
        return .located(offset: offset, submission: answer.header("Svd-Submission"))
    }

    private mutating func send(
        to location: String, from offset: Int
    ) async throws -> UploadMachine.Event {
        let answer = try await client.send(
            GatewayRequest(
                method: .PATCH, path: location,
                headers: [
                    ("Tus-Resumable", "1.0.0"), ("Upload-Offset", String(offset)),
                    ("Content-Type", "application/offset+octet-stream"),
                    ("Accept", "application/json"),
                ],
                body: body(from: offset)))
        noteSunset(answer)
        let submission = answer.header("Svd-Submission")
        if submission != nil, !answer.body.isEmpty { decision = try client.json(answer) }
        let reached = answer.header("Upload-Offset").flatMap { Int($0) } ?? file.bytes
        return .sent(offset: reached, submission: submission)
    }

    /// Source: RFC 8594 §3.
    private mutating func noteSunset(_ answer: GatewayAnswer) {
        guard let end = answer.header("Sunset").flatMap(HTTPDate.instant) else { return }
        schemaLastDay = LondonTime.date(at: end)
    }

    private func body(from offset: Int) -> HTTPClientRequest.Body {
        let tell = progress
        return .stream(
            UploadBody(file: file, from: offset) { tell(.sent(bytes: $0)) },
            length: .known(Int64(file.bytes - offset)))
    }

    /// The path of a location, which may be written with the gateway's address.
    private func path(ofLocation location: String) -> String? {
        if location.hasPrefix("/") { return location }
        let address = client.profile.gateway.description
        guard location.hasPrefix(address + "/") else { return nil }
        return String(location.dropFirst(address.count))
    }

    private func outcome(of submission: String, isDuplicate: Bool) async throws -> UploadOutcome {
        guard let id = SubmissionID(submission) else {
            throw ProtocolFault("The gateway's name for the submission cannot be read.")
        }
        let receipt = try decision?["receipt"].map { json in try ReceiptBundle(json: json) }
        if let json = decision?["submission"] {
            return UploadOutcome(
                submission: try Submission(json: json), isDuplicate: isDuplicate,
                receipt: receipt, resumedFromBytes: resumedFromBytes,
                schemaLastDay: schemaLastDay)
        }
        return UploadOutcome(
            submission: try await client.submission(id), isDuplicate: isDuplicate,
            receipt: receipt, resumedFromBytes: resumedFromBytes, schemaLastDay: schemaLastDay)
    }
}

extension GatewayClient {
    /// Sends a file and waits for the gateway's decision. The same call again takes up an upload
    /// that broke off, and finds the outcome of one that did not.
    /// - Parameters:
    ///   - file: the open file; it must not change meanwhile.
    ///   - declaration: what it is.
    ///   - progress: told how far it has come, from any thread.
    /// - Throws: `GatewayProblem` where the gateway refuses the declaration; `ConnectionFailure`;
    ///   `LocalFileError`; `ProtocolFault`; `CancellationError`. A refused *file* is an outcome.
    public func submit(
        _ file: LocalFile, declaration: UploadDeclaration,
        progress: @escaping @Sendable (UploadProgress) -> Void
    ) async throws -> UploadOutcome {
        var uploader = Uploader(
            client: self, file: file, declaration: declaration, progress: progress)
        return try await uploader.run()
    }
}
