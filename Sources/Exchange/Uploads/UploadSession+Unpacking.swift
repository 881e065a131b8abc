import Compression
import Cryptography
import SharingModel

extension UploadSession.Whole {
    /// The upload with its file as the sender has it: its own, or a new one where that is packed.
    /// - Parameter path: where a new one is made.
    /// - Throws: what `unpackedFile` throws.
    func unpacked(at path: String) async throws -> UploadSession.Whole {
        guard let coding else { return self }
        return try await BlockingWork.run {
            UploadSession.Whole(
                file: try unpackedFile(coding, at: path), mark: nil, digest: digest,
                report: report, keys: keys, coding: nil)
        }
    }

    /// Writes the unpacked file.
    /// - Throws: `FileFault`, the refusals of `Inflater`, or `ledger-inconsistent` where what comes
    ///   out is not what was validated.
    private func unpackedFile(_ coding: ContentCoding, at path: String) throws -> PartFile {
        let unpacked = try PartFile(creating: path)
        do {
            let inflater = try Inflater(coding)
            let hasher = try SHA256Hasher()
            var fault: FileFault?
            try unsafe file.read { bytes in
                try unsafe inflater.decode(bytes) { piece in
                    guard fault == nil else { return }
                    unsafe hasher.update(piece)
                    do throws(FileFault) {
                        try unsafe unpacked.append(piece)
                    } catch {
                        fault = error
                    }
                }
                if let fault { throw fault }
            }
            try inflater.finish()
            guard hasher.finalize() == digest.bytes else {
                throw Refusal(
                    .ledgerInconsistent, "The packed file does not give the same bytes twice.",
                    help: "The disk may be failing; tell the operator.")
            }
            return unpacked
        } catch {
            Files.remove(path)
            throw error
        }
    }
}
