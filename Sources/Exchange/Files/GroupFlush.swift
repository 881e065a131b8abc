import CFileSystem
import Glibc
import Synchronization

/// Names small files and makes them durable: all that wait at once with one flush of their file
/// system.
///
/// `syncfs` tells of a failed write to whoever asks first, which may be another than the one whose
/// bytes are lost. So every failure counts against all files that were begun before it: a file
/// passes only if no flush has failed since it was begun.
///
/// A name may become durable before its bytes. That is no harm: nothing refers to an object before
/// the flush has succeeded, and whoever sends the same file again replaces it.
package actor GroupFlush {
    /// How many flushes had failed when a file was begun.
    package struct Mark: Sendable { fileprivate let failures: Int }

    /// Gives a file its name.
    package typealias Naming = @Sendable () throws(FileFault) -> Void

    private enum Turn: Sendable {
        /// Flush for yourself and those behind you.
        case lead
        /// Another has flushed for you.
        case done(FileFault?)
    }

    private struct Waiter {
        let naming: Naming
        let continuation: CheckedContinuation<Turn, Never>
    }

    private let descriptor: Int32
    private let flushing: @Sendable (Int32) -> Int32
    private let failures = Atomic(0)
    /// Owned by the actor: whether a flush is under way, or promised to a waiter.
    private var isFlushing = false
    /// Owned by the actor: those who came too late for it, oldest first.
    private var waiters: [Waiter] = []

    /// Opens a directory on the file system of the files.
    /// - Parameter flushing: flushes the file system of a descriptor and returns 0 or `errno`.
    /// - Throws: `FileFault`.
    package init(
        directory: String,
        flushing: @escaping @Sendable (Int32) -> Int32 = { file_system_flush($0) == 0 ? 0 : errno }
    ) throws(FileFault) {
        self.flushing = flushing
        descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open") }
    }

    deinit { close(descriptor) }

    /// To be taken before the first byte of a file is written.
    package nonisolated var mark: Mark { Mark(failures: failures.load(ordering: .acquiring)) }

    /// Names a file; bytes and name are durable when this returns.
    /// - Parameter mark: of the time when the file was begun.
    /// - Throws: `FileFault` where the naming failed, or a flush since the file was begun.
    package func keep(since mark: Mark, _ naming: @escaping Naming) async throws {
        var fault: FileFault?
        var mustLead = !isFlushing
        if isFlushing {
            let turn = await withCheckedContinuation { continuation in
                waiters.append(Waiter(naming: naming, continuation: continuation))
            }
            switch turn {
            case .lead: mustLead = true
            case .done(let found): fault = found
            }
        }
        if mustLead { fault = await lead(naming) }
        if let fault { throw fault }
        guard failures.load(ordering: .acquiring) == mark.failures else {
            throw FileFault("syncfs", number: EIO)
        }
    }

    private func lead(_ naming: @escaping Naming) async -> FileFault? {
        isFlushing = true
        let followers = waiters
        waiters = []
        let faults = await flush([naming] + followers.map(\.naming))
        if waiters.isEmpty {
            isFlushing = false
        } else {
            waiters.removeFirst().continuation.resume(returning: .lead)
        }
        for (index, follower) in followers.enumerated() {
            follower.continuation.resume(returning: .done(faults[index + 1]))
        }
        return faults[0]
    }

    /// Names all files and flushes once.
    private func flush(_ namings: [Naming]) async -> [FileFault?] {
        let (descriptor, flushing) = (descriptor, flushing)
        let (faults, failure) = await BlockingWork.run {
            let faults = namings.map { naming -> FileFault? in
                do throws(FileFault) {
                    try naming()
                    return nil
                } catch {
                    return error
                }
            }
            let number = flushing(descriptor)
            return (faults, number == 0 ? nil : FileFault("syncfs", number: number))
        }
        guard let failure else { return faults }
        failures.add(1, ordering: .acquiringAndReleasing)
        return faults.map { $0 ?? failure }
    }
}
