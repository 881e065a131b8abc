import Glibc

/// The room on a file system.
struct StorageSpace: Sendable, Hashable {
    /// What is free for the service, in bytes.
    let freeBytes: Int
    /// What there is in all, in bytes.
    let totalBytes: Int

    /// The most that is kept free: the databases write what one group commit, its journal and a
    /// checkpoint need, many times over.
    private static let reserveBytesMax = 64 << 20

    /// What is kept free, so that the ledger can be written when files no longer can: a twentieth
    /// of a small file system, 64 MiB of any other.
    var reserveBytes: Int { min(Self.reserveBytesMax, totalBytes / 20) }

    /// Whether less is free than is kept free.
    var isShort: Bool { freeBytes < reserveBytes }

    init(freeBytes: Int, totalBytes: Int) {
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
    }

    /// The room where a folder is.
    /// - Throws: `FileFault`.
    init(at folder: String) throws(FileFault) {
        var status = statvfs()
        guard unsafe statvfs(folder, &status) == 0 else { throw FileFault("statvfs") }
        self.init(
            freeBytes: Int(status.f_bavail) * Int(status.f_frsize),
            totalBytes: Int(status.f_blocks) * Int(status.f_frsize))
    }

    /// Refuses bytes that would leave less than the reserve.
    /// - Throws: `FileFault` of a full disk.
    func makeRoom(for bytes: Int) throws(FileFault) {
        guard freeBytes - bytes >= reserveBytes else {
            throw FileFault("reserve of \(reserveBytes) bytes", number: ENOSPC)
        }
    }
}
