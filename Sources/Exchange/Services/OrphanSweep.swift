import GatewayStore
import Logging
import SharingModel

/// Removes objects that no accepted submission refers to: the process died after the file was kept
/// and before its submission was recorded, and nobody sent it again.
///
/// Such a file was never acknowledged, and what is not shared may not be kept.
/// Source: UK GDPR Art 5(1)(e).
struct OrphanSweep {
    let gateway: Gateway

    /// Looks at every object; those younger than an upload may rest are left alone.
    /// - Returns: how many were removed.
    /// - Throws: a fault of the store.
    func run() async throws -> Int {
        let objects = gateway.objects
        let limit = gateway.now().adding(seconds: -Limits.uploadRestSecondsMax)
        var removed = 0
        for folder in objects.folders {
            let digests = await (try? BlockingWork.run { objects.digests(in: folder) }) ?? []
            for digest in digests {
                try Task.checkCancellation()
                guard let written = objects.writtenAt(digest), written < limit else { continue }
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
