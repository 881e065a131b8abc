import GatewayStore
import Logging
import SharingModel

/// Removes objects that no accepted submission refers to: the process died after the file was kept
/// and before its submission was recorded, and nobody sent it again.
///
/// Such a file was never acknowledged, and what is not shared may not be kept.
/// Source: UK GDPR Art 5(1)(e).
struct OrphanSweep {
    /// How many of the 256 folders are read in one go: few steps, and never all names in memory.
    private static let foldersAtOnce = 32

    let gateway: Gateway

    /// Looks at every object; those younger than an upload may rest are left alone.
    /// - Returns: how many were removed.
    /// - Throws: a fault of the store.
    func run() async throws -> Int {
        let objects = gateway.objects
        let limit = gateway.now().adding(seconds: -Limits.uploadRestSecondsMax)
        var removed = 0
        var folders = objects.folders[...]
        while !folders.isEmpty {
            let some = folders.prefix(Self.foldersAtOnce)
            folders = folders.dropFirst(Self.foldersAtOnce)
            let old = await BlockingWork.run {
                some.flatMap { objects.digests(in: $0) }.filter { digest in
                    objects.writtenAt(digest).map { $0 < limit } ?? false
                }
            }
            for digest in old {
                try Task.checkCancellation()
                try await objects.holds.sweep(digest) {
                    guard try await !gateway.store.hasAcceptedFile(digest) else { return }
                    objects.remove(digest)
                    removed += 1
                }
            }
        }
        return removed
    }
}
