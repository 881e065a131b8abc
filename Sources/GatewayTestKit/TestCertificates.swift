public import Foundation

/// The demonstration authority and what it issued, made at test time with certs-example/.
public final class TestCertificates: Sendable {
    private let folder: TemporaryFolder

    /// The folder that make.sh filled; certs-example/README.md describes it.
    public var url: URL { folder.url }

    /// Makes a new authority with all holders; about half a second.
    public init() async throws {
        folder = try TemporaryFolder("svd-certificates")
        try await run("make.sh", [])
    }

    /// Makes what a gateway must refuse, in `bad/`, under the name of a holder.
    /// - Parameter holder: for example `agency/norfolk-pcc`.
    public func makeBad(as holder: String) async throws { try await run("make-bad.sh", [holder]) }

    /// Revokes a holder's certificate and signs a new `crl.pem`.
    public func revoke(_ holder: String) async throws { try await run("revoke.sh", [holder]) }

    /// The folder with certificate.pem, key.pem and ca.pem of a holder (`agency/<id>`,
    /// `person/<id>`) or of something bad (`bad/expired`).
    public func folder(of holder: String) -> URL { url.appending(path: holder) }

    private func run(_ script: String, _ arguments: [String]) async throws {
        let program = Project.root.appending(path: "certs-example").appending(path: script)
        let result = try await Command.run(program, [url.path] + arguments)
        guard result.status == 0 else { throw TestFault("\(script): \(result)") }
    }
}
