import Glibc
import SharingModel

/// The files of accepted submissions, each under its own digest: `ab/cdef…` below one directory.
///
/// Tampering with an object shows: its digest no longer equals its name, which stands, salted, in
/// the ledger.
struct ObjectStore: Sendable {
    /// Where the objects are.
    let directory: String
    /// Makes small objects durable, many at once.
    private let flush: GroupFlush
    /// Who is recording a submission of which object.
    let holds = DigestHolds()
    /// A file up to this size is flushed together with others.
    private static let smallBytesMax = 1 << 20

    /// Opens the store, making the directory where there is none.
    /// - Throws: `FileFault`.
    init(directory: String) throws(FileFault) {
        self.directory = directory
        try Files.makeDirectory(directory)
        for high in 0..<256 {
            try Files.makeDirectory(directory + "/" + Hexadecimal.text(of: [UInt8(high)]))
        }
        try Files.synchroniseDirectory(directory)
        flush = try GroupFlush(directory: directory)
    }

    /// To be taken before the first byte of a file that may become an object.
    var mark: GroupFlush.Mark { flush.mark }

    /// Where an object is, or would be.
    func path(of digest: SHA256Digest) -> String {
        let hex = digest.hex
        return "\(directory)/\(hex.prefix(2))/\(hex.dropFirst(2))"
    }

    /// Makes a whole upload the object of its digest. When this returns, bytes and name are
    /// durable. An object that is there already is replaced by the same bytes.
    /// - Throws: `FileFault`.
    func keep(_ whole: UploadSession.Whole) async throws {
        let path = path(of: whole.digest)
        if let mark = whole.mark, whole.file.count <= Self.smallBytesMax {
            try await flush.keep(since: mark) { () throws(FileFault) in
                try Files.move(whole.file.path, to: path)
            }
            return
        }
        let folder = directory + "/" + whole.digest.hex.prefix(2)
        try await BlockingWork.run {
            try whole.file.synchronise()
            try Files.move(whole.file.path, to: path)
            try Files.synchroniseDirectory(folder)
        }
    }

    /// Reads an object in pieces.
    /// - Throws: `FileFault` where it cannot be read, or what `body` throws.
    func read(_ digest: SHA256Digest, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = unsafe open(path(of: digest), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open") }
        defer { close(descriptor) }
        try unsafe Files.readPieces(of: descriptor, body)
    }

    /// Removes an object, for example one whose submission did not come about.
    func remove(_ digest: SHA256Digest) { Files.remove(path(of: digest)) }

    /// The names of the folders that objects are in.
    var folders: [String] { Files.names(in: directory) }

    /// The digests of the objects in one folder.
    func digests(in folder: String) -> [SHA256Digest] {
        Files.names(in: directory + "/" + folder).compactMap { SHA256Digest(hex: folder + $0) }
    }

    /// When the bytes of an object were written; nil where there is none.
    func writtenAt(_ digest: SHA256Digest) -> Instant? {
        var status = stat()
        guard unsafe stat(path(of: digest), &status) == 0 else { return nil }
        return Instant(milliseconds: Int(status.st_mtim.tv_sec) * 1000)
    }
}
