import NIOSSL

/// What went wrong in a handshake, in the words of the TLS library.
enum HandshakeFailure {
    static func reason(of error: any Error) -> String {
        guard let error = error as? NIOSSLError else { return "\(error)" }
        switch error {
        case .handshakeFailed(.sslError(let stack)), .handshakeFailed(.unknownError(let stack)):
            let reasons = stack.map { Self.reason(in: "\($0)") }
            return reasons.isEmpty ? "no reason given" : reasons.joined(separator: "; ")
        default: return "\(error)"
        }
    }

    /// `Error: 268435646 error:100000be:SSL routines:…:NAME at file:line` in short: the name.
    private static func reason(in text: String) -> String {
        let parts = text.split(separator: ":")
        guard let name = parts.first(where: { isName($0) }) else { return text }
        return String(name.prefix { $0 != " " })
    }

    private static func isName(_ part: Substring) -> Bool {
        let word = part.prefix { $0 != " " }
        return word.count > 8 && word.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
            && word.contains("_")
    }
}
