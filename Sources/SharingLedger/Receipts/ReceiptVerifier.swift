public import Cryptography
public import SharingModel

/// Checks a receipt's three parts against one another and against trusted keys, without any server.
public enum ReceiptVerifier {
    /// Checks a receipt.
    /// - Parameters:
    ///   - receipt: the bytes of `receipt.json`.
    ///   - signature: the bytes of `receipt.p7s`, a detached CMS signature over exactly those.
    ///   - proof: the bytes of `receipt.tlog-proof`.
    ///   - authorities: the certificates to which the receipt signer's must lead.
    ///   - log: the ledger's key; its name is the ledger's origin.
    ///   - unixSeconds: when the signer's certificate must be valid; nil does not ask.
    ///   - fileDigest: the digest of a local file that is said to be the one; nil does not ask.
    /// - Returns: the receipt.
    /// - Throws: `receipt-malformed`, `receipt-mismatch`, `signature-invalid`, `file-mismatch`, and
    ///   what `TlogProof` throws.
    @discardableResult
    public static func verify(
        receipt bytes: [UInt8], signature: [UInt8], proof: [UInt8], authorities: [Certificate],
        log: NoteVerifier, at unixSeconds: Int? = nil, fileDigest: SHA256Digest? = nil
    ) throws(LedgerError) -> Receipt {
        do {
            _ = try CMSSignature.verifyDetached(
                signature, content: bytes, authorities: authorities, at: unixSeconds)
        } catch {
            throw LedgerError(
                .signatureInvalid, "The receipt's CMS signature does not verify: \(error)")
        }
        let receipt = try Receipt(parsing: bytes)
        try verify(receipt, proof: TlogProof(parsing: proof), log: log)
        if let fileDigest, receipt.file?.digest != fileDigest {
            throw LedgerError(.fileMismatch, "The receipt is for another file.")
        }
        return receipt
    }

    /// Checks that the ledger holds the receipt's entry at the place that it names.
    /// - Throws: `receipt-mismatch`, and what `TlogProof` throws.
    public static func verify(
        _ receipt: Receipt, proof: TlogProof, log: NoteVerifier
    ) throws(LedgerError) {
        guard receipt.origin == log.name else {
            throw LedgerError(
                .receiptMismatch,
                "The receipt is for the ledger \(receipt.origin), not \(log.name).")
        }
        guard proof.index == receipt.entry.sequence - 1 else {
            throw LedgerError(
                .receiptMismatch,
                "The proof is for index \(proof.index), the receipt for sequence "
                    + "\(receipt.entry.sequence).")
        }
        try proof.verify(leafHash: receipt.leafHash, log: log)
    }
}
