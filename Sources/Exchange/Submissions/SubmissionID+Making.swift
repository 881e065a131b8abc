import Cryptography
import SharingModel

extension SubmissionID {
    /// Makes a name: 48 bits of time in milliseconds, then 80 random bits, in base 32; names made
    /// later sort later.
    /// - Throws: `CryptographyError` where there is no randomness.
    static func make(at instant: Instant) throws -> SubmissionID {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        var characters: [Character] = []
        for shift in stride(from: 45, through: 0, by: -5) {
            characters.append(alphabet[(instant.milliseconds >> shift) & 31])
        }
        var bits = 0
        var count = 0
        for byte in try SecureRandom.bytes(count: 10) {
            bits = bits << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                characters.append(alphabet[(bits >> count) & 31])
            }
            bits &= (1 << count) - 1
        }
        guard let id = SubmissionID(String(characters)) else {
            preconditionFailure("base 32 digits are characters of an identifier")
        }
        return id
    }
}
