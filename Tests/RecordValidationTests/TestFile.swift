import FoundationEssentials

/// Files beside the package.
enum TestFile {
    static func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path))).map { Array($0) }
    }
}
