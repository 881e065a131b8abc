import GatewayClient
import Glibc
import Testing

/// A folder of its own for one test, gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/svd-client-test-XXXXXX".utf8CString)
    let path = try #require(
        unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress, let name = unsafe mkdtemp(base) else { return nil }
            return unsafe String(cString: name)
        })
    defer { remove(folder: path) }
    return try body(path)
}

private func remove(folder: String) {
    for name in (try? LocalFile.names(in: folder)) ?? [] {
        let path = Path.join(folder, name)
        if LocalFile.isFolder(path) { remove(folder: path) } else { _ = unsafe unlink(path) }
    }
    _ = unsafe rmdir(folder)
}
