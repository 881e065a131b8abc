import Cryptography
import SharingLedger
import SharingModel
import StrictJSON
import Testing

@Suite("A receipt is verified without a server")
struct ReceiptVerifierTests {
    /// A log, a receipt signer and the three parts of one receipt.
    struct Sample {
        var log: MemoryLog
        let receipt: Receipt
        let certificate: Certificate
        let key: ECPrivateKey
        let signature: [UInt8]
        let proof: [UInt8]

        init() throws {
            receipt = try ReceiptTests.shared(sequence: 5)
            log = try LedgerSample.log(4)
            try log.append([receipt.entry.leafBytes])
            try log.append([LedgerSample.entry(6).leafBytes])
            key = try ECPrivateKey()
            certificate = try Certificate.selfSigned(
                key: key, commonName: "receipts", uris: [], notBefore: 1_790_000_000,
                notAfter: 1_900_000_000)
            signature = try CMSSignature.signDetached(
                receipt.json.canonicalBytes, certificate: certificate, key: key)
            proof = Array(try TlogProofTests.proof(log, index: 4).encoded.utf8)
        }

        func verify(
            bytes: [UInt8]? = nil, signature: [UInt8]? = nil, proof: [UInt8]? = nil,
            authorities: [Certificate]? = nil, log: NoteVerifier? = nil,
            fileDigest: SHA256Digest? = nil
        ) throws(LedgerError) -> Receipt {
            try ReceiptVerifier.verify(
                receipt: bytes ?? receipt.json.canonicalBytes,
                signature: signature ?? self.signature, proof: proof ?? self.proof,
                authorities: authorities ?? [certificate], log: log ?? self.log.log,
                at: 1_800_000_000, fileDigest: fileDigest)
        }
    }

    private func code(_ body: () throws(LedgerError) -> Receipt) -> LedgerError.Code? {
        do { _ = try body() } catch { return error.code }
        return nil
    }

    @Test("The three parts together are accepted, and the file that they are for")
    func accepted() throws {
        let sample = try Sample()
        #expect(try sample.verify() == sample.receipt)
        let digest = try ReceiptTests.digest("content")
        #expect(try sample.verify(fileDigest: digest) == sample.receipt)
    }

    @Test("Another file is refused")
    func anotherFile() throws {
        let sample = try Sample()
        let digest = try ReceiptTests.digest("other")
        #expect(
            code { () throws(LedgerError) in try sample.verify(fileDigest: digest) }
                == .fileMismatch)
    }

    @Test("A changed receipt, signature, signer or log key is refused")
    func changed() throws {
        let sample = try Sample()
        var bytes = sample.receipt.json.canonicalBytes
        bytes[bytes.count / 2] ^= 1
        #expect(
            code { () throws(LedgerError) in try sample.verify(bytes: bytes) } == .signatureInvalid)
        #expect(
            code { () throws(LedgerError) in try sample.verify(signature: [1, 2, 3]) }
                == .signatureInvalid)
        let stranger = try Sample()
        #expect(
            code { () throws(LedgerError) in
                try sample.verify(authorities: [stranger.certificate])
            } == .signatureInvalid)
        let otherKey = try MemoryLog(seed: 9).log
        #expect(
            code { () throws(LedgerError) in try sample.verify(log: otherKey) } == .signatureMissing
        )
        let otherLog = try NoteVerifier(name: "other/log", publicKey: otherKey.publicKey)
        #expect(
            code { () throws(LedgerError) in try sample.verify(log: otherLog) } == .receiptMismatch)
    }

    @Test("A proof for another entry is refused")
    func anotherProof() throws {
        let sample = try Sample()
        let proof = Array(try TlogProofTests.proof(sample.log, index: 5).encoded.utf8)
        #expect(
            code { () throws(LedgerError) in try sample.verify(proof: proof) } == .receiptMismatch)
    }

    @Test("A well-signed receipt whose entry is not in the log is refused")
    func notInTheLog() throws {
        let sample = try Sample()
        var entry = sample.receipt.entry
        entry.rows = RowCounts(received: 10, accepted: 10)
        let forged = try Receipt(
            gateway: sample.receipt.gateway, origin: sample.receipt.origin,
            receivedAt: sample.receipt.receivedAt, file: sample.receipt.file, entry: entry)
        let bytes = forged.json.canonicalBytes
        let signature = try CMSSignature.signDetached(
            bytes, certificate: sample.certificate, key: sample.key)
        #expect(
            code { () throws(LedgerError) in
                try sample.verify(bytes: bytes, signature: signature)
            } == .proofInvalid)
    }
}
