import Glibc
import SQLDatabase
import SharingLedger
import SharingModel

/// Writes the log into a directory.
struct LogExport {
    /// Made where it is missing.
    let directory: String

    /// What a system call said about a file.
    struct Fault: Error, CustomStringConvertible {
        let path: String
        let number: CInt

        var description: String { "\(path): errno \(number)" }
    }

    func write(_ connection: SQLConnection) throws {
        guard let checkpoint = try LedgerTable.latestCheckpoint(connection) else {
            throw Refusal(
                .notFound, "The ledger is empty.", help: "Export it after its first entry.")
        }
        var levels: [Int?] = [nil]
        var hashes = checkpoint.size
        while hashes > 0 {
            levels.append(levels.count - 1)
            hashes /= TilePath.fullWidth
        }
        for level in levels {
            for path in TilePath.all(level: level, size: checkpoint.size) {
                guard let bytes = try LedgerTable.bytes(at: path, connection) else {
                    throw Refusal(
                        .ledgerInconsistent, "\(path.text) is missing in the database.",
                        help: "Run `svd-gateway ledger fsck`.")
                }
                try write(bytes, at: path.text)
            }
        }
        try write(Array(checkpoint.note.utf8), at: "checkpoint")
    }

    private func write(_ bytes: [UInt8], at path: String) throws(Fault) {
        let full = directory + "/" + path
        try makeDirectories(above: full)
        let temporary = full + ".new"
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Fault(path: temporary, number: errno) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress, $0.count)
            }
            guard count > 0 else {
                let number = errno
                close(file)
                throw Fault(path: temporary, number: number)
            }
            rest = rest.dropFirst(count)
        }
        close(file)
        guard unsafe rename(temporary, full) == 0 else { throw Fault(path: full, number: errno) }
    }

    private func makeDirectories(above path: String) throws(Fault) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        var folder = ""
        for (index, part) in parts.enumerated() {
            folder += (index == 0 ? "" : "/") + part
            guard !folder.isEmpty else { continue }
            if unsafe mkdir(folder, 0o755) != 0, errno != EEXIST {
                throw Fault(path: folder, number: errno)
            }
        }
    }
}
