public import Cryptography
import GatewayStore
import SharingLedger
import SharingModel
public import StrictJSON

/// A receipt with its two independent proofs.
public struct ReceiptBundle: Sendable {
    /// `receipt.json`: canonical JSON.
    public let receipt: [UInt8]
    /// `receipt.p7s`: detached CMS over exactly those bytes, DER. Source: RFC 5652.
    public let signature: [UInt8]
    /// `receipt.tlog-proof`: the entry's inclusion in the signed log. Source: C2SP tlog-proof.
    public let proof: [UInt8]

    /// The three in one JSON object.
    public var json: JSONValue {
        [
            "receipt.json": .string(String(decoding: receipt, as: UTF8.self)),
            "receipt.p7s": .string(Base64.text(of: signature)),
            "receipt.tlog-proof": .string(String(decoding: proof, as: UTF8.self)),
        ]
    }
}

/// Signs receipts with a key that signs nothing else.
public struct ReceiptSigner: Sendable {
    private let certificate: Certificate
    private let key: ECPrivateKey

    /// Takes the receipt certificate and its key.
    public init(certificate: Certificate, key: ECPrivateKey) {
        self.certificate = certificate
        self.key = key
    }

    /// The certificate whose key signs, PEM.
    var certificatePEM: String { String(decoding: certificate.pem, as: UTF8.self) }

    /// Signs the bytes of a receipt.
    /// - Throws: `CryptographyError`.
    func signature(of receipt: [UInt8]) throws -> [UInt8] {
        try CMSSignature.signDetached(receipt, certificate: certificate, key: key)
    }
}

extension Gateway {
    /// Makes the receipt of a recorded submission, with a proof against the newest checkpoint.
    func bundle(for record: SubmissionRecord) async throws -> ReceiptBundle {
        if let fresh = recent.outcome(record.id) { return try bundle(for: fresh) }
        guard let ledger = try await store.ledgerRecord(sequence: record.ledgerSequence),
            let checkpoint = try await store.latestCheckpoint()
        else {
            throw Refusal(
                .ledgerInconsistent, "The ledger lacks the entry of a recorded submission.",
                help: "Run `svd-gateway ledger fsck`.")
        }
        let outcome = RecentOutcomes.Outcome(
            record: record, ledger: ledger,
            prover: SharedProver(
                try LogProver(
                    note: checkpoint.note, size: checkpoint.size, reader: store.tiles)))
        return try await BlockingWork.run { [self] in try bundle(for: outcome) }
    }

    private func bundle(for outcome: RecentOutcomes.Outcome) throws -> ReceiptBundle {
        let receipt = try receipt(of: outcome.record, ledger: outcome.ledger).json.canonicalBytes
        let proof = try outcome.prover.proof(of: outcome.ledger.sequence - 1)
        return ReceiptBundle(
            receipt: receipt, signature: try signer.signature(of: receipt),
            proof: Array(proof.encoded.utf8))
    }

    private func receipt(of record: SubmissionRecord, ledger: LedgerRecord) throws -> Receipt {
        var file: ReceiptFile?
        if let bytes = record.fileBytes, let digest = record.fileDigest, let salt = record.salt {
            file = try ReceiptFile(bytes: bytes, digest: digest, salt: salt)
        }
        return try Receipt(
            gateway: configuration.name, origin: configuration.origin,
            receivedAt: record.receivedAt, file: file, entry: ledger.entry)
    }
}
