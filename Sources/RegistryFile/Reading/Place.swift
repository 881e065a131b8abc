import Yams

/// A place in the file.
struct Place: Sendable {
    let line: Int
    let column: Int
    let path: String

    init(_ node: Node, path: String) {
        line = node.mark?.line ?? 1
        column = node.mark?.column ?? 1
        self.path = path
    }
}
