internal import COpenSSL

/// A kind of libcrypto object: how one reference to it is given back.
protocol NativeKind {
    /// Frees one reference.
    static func free(_ pointer: OpaquePointer)
}

/// A kind whose objects several threads may use at once: reference-counted by libcrypto, never
/// changed by us once made, and guarded by libcrypto's own locks where it caches inside them.
protocol SharedNativeKind: NativeKind {}

/// The one owner of one reference to a libcrypto object; gives it back when it goes.
///
/// Whoever uses `pointer` keeps the owner alive meanwhile: `defer { extendLifetime(owner) }`.
@safe
final class Owned<Kind: NativeKind> {
    /// The object, valid as long as this owner lives.
    let pointer: OpaquePointer

    /// Takes over a new reference; nil is a failure, whose reason is in the error queue.
    init(_ pointer: OpaquePointer?, _ operation: String) throws(CryptographyError) {
        guard let pointer = unsafe pointer else {
            throw CryptographyError(draining: operation)
        }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe Kind.free(pointer)
    }
}

// Proof: the only stored property is immutable, and `SharedNativeKind` is given only to kinds that
// libcrypto documents as safe for concurrent reading and that this module never alters once shared.
extension Owned: @unchecked Sendable where Kind: SharedNativeKind {}
