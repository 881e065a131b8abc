import Foundation
import GatewayTestKit

extension TemporaryFolder {
    /// The regular files below a folder, with their paths from there.
    static func files(below folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            let file = folder.appending(path: path).path
            let type = try FileManager.default.attributesOfItem(atPath: file)[.type]
            return type as? FileAttributeType == .typeRegular
        }
    }
}
