import SharingLedger
import Testing

@Suite("Base 64 has one spelling for each value")
struct Base64Tests {
    @Test(
        "The published values",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func vectors(bytes: String, text: String) {
        #expect(Base64.text(of: Array(bytes.utf8)) == text)
        #expect(Base64.bytes(of: text) == Array(bytes.utf8))
    }

    @Test("Every byte value")
    func allBytes() {
        let bytes = (0...255).map(UInt8.init)
        for count in 253...256 {
            let part = Array(bytes.suffix(count))
            #expect(Base64.bytes(of: Base64.text(of: part)) == part)
        }
        #expect(Base64.text(of: [0xFB, 0xFF, 0xFE]) == "+//+")
    }

    @Test(
        "Other spellings are refused",
        arguments: [
            "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm9v\n", " Zm9v", "Zm-_",
            "Zg==\n", "=m9v", "Zm=v", "éé",
        ])
    func refused(text: String) { #expect(Base64.bytes(of: text) == nil) }
}
