import Exchange
import Glibc
import SharingModel

/// Makes sure that one process serves a home: a second one would take the first one's uploads for
/// what a former run left, and replace its ports.
///
/// The kernel gives the lock back when the process ends, however it ends.
final class ServingLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, before anything else of the home is touched.
    /// - Throws: refusal `busy` where another process serves the home, `not-found` where there is
    ///   no home, or a `FileFault`.
    init(layout: HomeLayout) throws {
        try layout.check()
        let path = layout.lock
        try Files.makeDirectory(String(path.dropLast("/lock".count)))
        descriptor = unsafe open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault("open") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let fault = FileFault("flock")
            close(descriptor)
            guard fault.number == EWOULDBLOCK else { throw fault }
            throw Refusal(
                .busy, "Another gateway serves \(layout.path) already.",
                help: "Stop that one first, or give this one a home of its own with --home.")
        }
    }

    deinit { close(descriptor) }
}
