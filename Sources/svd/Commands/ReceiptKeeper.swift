import Cryptography
import GatewayClient
import SharingLedger
import SharingModel
import StrictJSON

/// Verifies a receipt and keeps its three files.
struct ReceiptKeeper {
    let client: GatewayClient

    /// A receipt that was verified and kept.
    struct Kept: Sendable {
        let paths: [String]
        let receipt: Receipt

        var json: JSONValue {
            [
                "files": .array(paths.map(JSONValue.string)), "verified": true,
                "sequence": .integer(receipt.entry.sequence),
            ]
        }

        var lines: [String] {
            [
                "receipt:  \(paths[0])",
                "          verified: signature good, entry \(receipt.entry.sequence) of the ledger "
                    + receipt.origin,
            ]
        }
    }

    /// Writes the files first, so that a receipt that does not verify is kept as evidence.
    func keep(
        _ bundle: ReceiptBundle, submission: SubmissionID, folder: String,
        fileDigest: SHA256Digest?
    ) async throws -> Kept {
        let paths = try bundle.write(to: folder, submission: submission)
        let receipt = try ReceiptVerifier.verify(
            receipt: bundle.receipt, signature: bundle.signature, proof: bundle.proof,
            authorities: try client.profile.receiptAuthorityCertificates(),
            log: try await Self.verifier(of: client), at: nil, fileDigest: fileDigest)
        guard receipt.submission == submission else {
            throw LedgerError(.receiptMismatch, "The receipt is for another submission.")
        }
        return Kept(paths: paths, receipt: receipt)
    }

    /// The ledger's key: the profile's, else the gateway's own word.
    static func verifier(of client: GatewayClient) async throws -> NoteVerifier {
        if let known = client.profile.logKey { return try NoteVerifier(vkey: known) }
        guard let offered = try await client.identity().logKey else {
            throw ProtocolFault("The gateway did not show its ledger's key.")
        }
        Console.say(
            "svd: warning: your profile does not hold the ledger's key, so the gateway's own word "
                + "was taken. Keep it with: svd init --force … --log-key '\(offered)'")
        return try NoteVerifier(vkey: offered)
    }
}
