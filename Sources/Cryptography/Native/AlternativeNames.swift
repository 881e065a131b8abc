internal import COpenSSL

/// Reads and writes subject alternative names. Source: RFC 5280 §4.2.1.6.
enum AlternativeNames {
    private static let operation = "reading alternative names"

    /// The URIs of a certificate's alternative names.
    static func uris(of certificate: Owned<CertificateKind>) throws(CryptographyError) -> [String] {
        defer { extendLifetime(certificate) }
        var state: Int32 = 0
        let found = unsafe X509_get_ext_d2i(
            certificate.pointer, NID_subject_alt_name, &state, nil)
        return try unsafe uris(found, state: state)
    }

    /// The URIs of a request's extensions.
    static func uris(in extensions: Owned<ExtensionsKind>) throws(CryptographyError) -> [String] {
        defer { extendLifetime(extensions) }
        var state: Int32 = 0
        let found = unsafe X509V3_get_d2i(
            extensions.pointer, NID_subject_alt_name, &state, nil)
        return try unsafe uris(found, state: state)
    }

    private static func uris(
        _ found: UnsafeMutableRawPointer?, state: Int32
    ) throws(CryptographyError) -> [String] {
        guard let found = unsafe found else {
            // OpenSSL says -1 for absent, -2 for twice, 0 or 1 for present but unreadable.
            if state == -1 { return [] }
            throw CryptographyError(draining: operation)
        }
        let names = try unsafe Owned<NamesKind>(OpaquePointer(found), operation)
        defer { extendLifetime(names) }
        var uris: [String] = []
        for index in 0..<(unsafe svd_names_count(names.pointer)) {
            var length: Int32 = 0
            guard let start = unsafe svd_names_uri(names.pointer, index, &length) else { continue }
            let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: Int(length)))
            uris.append(try text(of: bytes))
        }
        return uris
    }

    /// The extension that holds these URIs.
    static func make(uris: [String]) throws(CryptographyError) -> Owned<ExtensionKind> {
        let operation = "writing alternative names"
        let names = try unsafe Owned<NamesKind>(svd_names_new(), operation)
        defer { extendLifetime(names) }
        for uri in uris {
            let bytes = Array(uri.utf8)
            _ = try text(of: bytes)
            try CryptographyError.check(
                unsafe svd_names_add_uri(names.pointer, bytes, Int32(clamping: bytes.count)),
                operation)
        }
        return try unsafe Owned(
            X509V3_EXT_i2d(NID_subject_alt_name, 0, UnsafeMutableRawPointer(names.pointer)),
            operation)
    }

    /// A URI is printable ASCII: a NUL or a line break in it would mean one thing to us and another
    /// to the next reader.
    private static func text(of bytes: [UInt8]) throws(CryptographyError) -> String {
        guard !bytes.isEmpty, bytes.count <= 2048,
            bytes.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw CryptographyError(
                operation: operation, reason: "a URI is not 1 to 2048 printable ASCII characters")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
