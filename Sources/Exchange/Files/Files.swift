import Glibc

/// The few file operations that the exchange needs, each with its fault.
package enum Files {
    /// Makes a directory and those above it; it may be there already.
    /// - Throws: `FileFault`.
    package static func makeDirectory(_ path: String) throws(FileFault) {
        var current = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            current += "/" + part
            guard unsafe mkdir(current, 0o700) == 0 || errno == EEXIST else {
                throw FileFault("mkdir")
            }
        }
    }

    /// Makes a directory's entries durable.
    /// - Throws: `FileFault`.
    package static func synchroniseDirectory(_ path: String) throws(FileFault) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault("fsync") }
    }

    /// Gives a file its final name, in place of one of that name.
    /// - Throws: `FileFault`.
    package static func move(_ old: String, to new: String) throws(FileFault) {
        guard unsafe rename(old, new) == 0 else { throw FileFault("rename") }
    }

    /// Removes a file; one that is not there is no fault.
    package static func remove(_ path: String) { _ = unsafe unlink(path) }

    /// Whether there is something of that name.
    package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// How many bytes a file has; nil where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Int(status.st_size)
    }

    /// The names in a directory, sorted; none where there is no such directory.
    package static func names(in directory: String) -> [String] {
        guard let handle = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
                    unsafe String(cString: characters)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A whole file of at most so many bytes.
    /// - Throws: `FileFault`; `EFBIG` where it is larger.
    package static func read(_ path: String, bytesMax: Int) throws(FileFault) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = unsafe Glibc.read(descriptor, &piece, piece.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw FileFault("read")
            }
            if got == 0 { return bytes }
            bytes += piece[..<got]
            if bytes.count > bytesMax {
                errno = EFBIG
                throw FileFault("read")
            }
        }
    }

    /// Reads a file from its start in pieces of up to 1 MiB, which are valid inside `body` only.
    /// - Throws: `FileFault`, or what `body` throws.
    static func readPieces(
        of descriptor: Int32, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileFault("fstat") }
        // A small file needs no large buffer; one byte more lets the first read find its end.
        let size = min(1 << 20, Int(status.st_size) + 1)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { unsafe buffer.deallocate() }
        var offset: off_t = 0
        while true {
            let got = unsafe pread(descriptor, buffer.baseAddress, size, offset)
            if got < 0 {
                if errno == EINTR { continue }
                throw FileFault("pread")
            }
            if got == 0 { return }
            try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            offset += off_t(got)
            if offset == status.st_size, got < size { return }
        }
    }

    /// Writes a whole small file so that after a crash it is there whole or not at all.
    /// - Throws: `FileFault`.
    package static func writeDurably(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let temporary = path + ".new"
        remove(temporary)
        do throws(FileFault) {
            let file = try PartFile(creating: temporary)
            try append(bytes, to: file)
            try file.synchronise()
            try move(temporary, to: path)
        } catch {
            remove(temporary)
            throw error
        }
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        try synchroniseDirectory(directory.isEmpty ? "/" : directory)
    }

    private static func append(_ bytes: [UInt8], to file: PartFile) throws(FileFault) {
        var fault: FileFault?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(FileFault) { try unsafe file.append(buffer) } catch { fault = error }
        }
        if let fault { throw fault }
    }
}
