import Cryptography
import SharingModel

/// A small ED file, different for each number.
struct SmallFile: Sendable, Hashable {
    let number: Int
    let text: String

    static let rows = 12

    init(number: Int) {
        self.number = number
        var text = """
            record_ref,site_code,dept_type,arrival_datetime,assault_datetime,assault_method,\
            assault_method_other,assault_location_type,assault_location_desc,assault_lsoa21,\
            age_band,sex,assailant_count_band,police_aware\r\n
            """
        for row in 0..<Self.rows {
            text += """
                A-\(number)-\(row),RXH01,01,2026-10-\(10 + row)T22:15:00,\
                2026-10-\(10 + row)T21:40:00,BODY_PART,,STREET,,E01026400,18-24,1,1,Y\r\n
                """
        }
        self.text = text
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// SHA-256 of the bytes, in hexadecimal.
    var digest: String { Hexadecimal.text(of: SHA256Hasher.hash(bytes)) }
}
