import Logging
public import ServiceLifecycle
import SharingModel

extension Gateway {
    /// What runs beside the server: forwarding, the clock of silence, discarding, reloading.
    public func services() -> [any Service] {
        [
            RepeatingWork(gateway: self, name: "forwarder", intervalMilliseconds: 100) { gateway in
                try await Forwarder(gateway: gateway).drain()
            },
            RepeatingWork(
                gateway: self, name: "silence clock",
                intervalMilliseconds: configuration.silenceIntervalSeconds * 1000
            ) { gateway in
                let written = try await gateway.keeper.recordSilence()
                guard written > 0 else { return }
                gateway.counters.add(written, to: "svd_silent_non_shares_total")
                gateway.logger.notice(
                    "silent non-shares recorded", metadata: ["count": "\(written)"])
            },
            RepeatingWork(gateway: self, name: "registry reload", intervalMilliseconds: 2000) {
                gateway in
                guard try await gateway.registryHolder.reload(from: gateway.store) else { return }
                gateway.logger.notice(
                    "registry reloaded", metadata: ["version": "\(gateway.registryGeneration)"])
                gateway.warnOfRegistry()
            },
            RepeatingWork(gateway: self, name: "orphan sweep", intervalMilliseconds: 86_400_000) {
                gateway in
                let removed = try await OrphanSweep(gateway: gateway).run()
                guard removed > 0 else { return }
                gateway.counters.add(removed, to: "svd_orphans_removed_total")
                gateway.logger.notice("orphans removed", metadata: ["count": "\(removed)"])
            },
            RepeatingWork(gateway: self, name: "schema reload", intervalMilliseconds: 2000) {
                gateway in
                let count = try await gateway.reloadSchemas()
                guard count > 0 else { return }
                gateway.logger.notice("schema versions taken up", metadata: ["count": "\(count)"])
            },
            RepeatingWork(gateway: self, name: "storage watch", intervalMilliseconds: 60_000) {
                gateway in
                gateway.watchStorage()
            },
            RepeatingWork(gateway: self, name: "upload expiry", intervalMilliseconds: 60_000) {
                gateway in
                gateway.putIdleUploadsAway()
                for id in gateway.uploads.expired(at: gateway.now()) {
                    gateway.uploads.discard(id)
                    gateway.logger.notice("upload expired", metadata: ["upload": "\(id)"])
                }
            },
        ]
    }
}

/// Does something again and again until the program stops; a failure is logged and tried again.
struct RepeatingWork: Service {
    let gateway: Gateway
    let name: String
    let intervalMilliseconds: Int
    let work: @Sendable (Gateway) async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await work(gateway)
                } catch is CancellationError {
                    return
                } catch {
                    gateway.logger.error(
                        "background work failed",
                        metadata: ["work": "\(name)", "cause": "\(error)"])
                    gateway.counters.add(to: "svd_background_failures_total", "work", name)
                }
                do {
                    try await Task.sleep(for: .milliseconds(intervalMilliseconds))
                } catch { return }
            }
        }
    }
}
