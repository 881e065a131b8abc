import Cryptography
import Testing

@Suite("SHA-256 and HMAC are those of the standards")
struct DigestTests {
    // FIPS 180-4 examples (NIST, "SHA256.pdf") and the empty message of the same set.
    @Test(
        "SHA-256 of a standard message",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func standardMessage(_ message: String, _ digest: String) throws {
        #expect(hex(SHA256Hasher.hash(Array(message.utf8))) == digest)
        let hasher = try SHA256Hasher()
        for byte in message.utf8 { hasher.update([byte]) }
        #expect(hex(hasher.finalize()) == digest)
    }

    @Test("A million letters in uneven pieces, twice with one hasher")
    func millionLetters() throws {
        let hasher = try SHA256Hasher()
        for piece in [997, 65_536] {
            var left = 1_000_000
            while left > 0 {
                hasher.update([UInt8](repeating: 0x61, count: min(piece, left)))
                left -= piece
            }
            #expect(
                hex(hasher.finalize())
                    == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        }
    }

    @Test("A copy goes its own way")
    func copy() throws {
        let hasher = try SHA256Hasher()
        hasher.update(Array("ab".utf8))
        let other = try hasher.copy()
        other.update(Array("x".utf8))
        hasher.update(Array("c".utf8))
        #expect(hasher.finalize() == SHA256Hasher.hash(Array("abc".utf8)))
        #expect(other.finalize() == SHA256Hasher.hash(Array("abx".utf8)))
    }

    // RFC 4231 §4.2 to §4.8.
    @Test(
        "HMAC of RFC 4231",
        arguments: [
            (
                String(repeating: "0b", count: 20), hex(Array("Hi There".utf8)),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                hex(Array("Jefe".utf8)), hex(Array("what do ya want for nothing?".utf8)),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                "0102030405060708090a0b0c0d0e0f10111213141516171819",
                String(repeating: "cd", count: 50),
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
            ),
            (
                String(repeating: "0c", count: 20), hex(Array("Test With Truncation".utf8)),
                "a3b6167473100ee06e0c796c2955552b"
            ),
            (
                String(repeating: "aa", count: 131),
                hex(Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
            (
                String(repeating: "aa", count: 131),
                hex(
                    Array(
                        ("This is a test using a larger than block-size key and a larger than "
                            + "block-size data. The key needs to be hashed before being used by "
                            + "the HMAC algorithm.").utf8)),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
            ),
        ])
    func hmac(key: String, message: String, code: String) {
        let made = HMACSHA256.authenticationCode(for: bytes(hex: message), key: bytes(hex: key))
        #expect(made.count == 32)
        #expect(hex(made).hasPrefix(code))
        #expect(HMACSHA256.isValid(made, for: bytes(hex: message), key: bytes(hex: key)))
        var wrong = made
        wrong[31] ^= 1
        #expect(!HMACSHA256.isValid(wrong, for: bytes(hex: message), key: bytes(hex: key)))
    }

    @Test("HMAC takes an empty key and an empty message")
    func emptyHMAC() {
        #expect(
            hex(HMACSHA256.authenticationCode(for: [], key: []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test("Random bytes are as many as asked for, and other ones each time")
    func random() throws {
        #expect(try SecureRandom.bytes(count: 0).isEmpty)
        let first = try SecureRandom.bytes(count: 32)
        #expect(first.count == 32)
        #expect(try SecureRandom.bytes(count: 32) != first)
    }
}
