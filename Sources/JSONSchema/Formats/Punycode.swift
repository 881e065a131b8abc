/// Source: RFC 3492.
enum Punycode {
    private static let base = 36
    private static let tMin = 1
    private static let tMax = 26

    /// The text that an encoded label stands for; nil where it stands for none.
    static func decoded(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        var output: [Unicode.Scalar] = []
        var input = text
        if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
            output = text[..<hyphen].map { Unicode.Scalar($0) }
            input = text[(hyphen + 1)...]
        }
        var code = 128
        var index = 0
        var bias = 72
        while !input.isEmpty {
            let before = index
            var weight = 1
            var k = base
            while true {
                guard let byte = input.popFirst(), let digit = digit(byte) else { return nil }
                index += digit * weight
                guard index < 1 << 40, weight < 1 << 40 else { return nil }
                let threshold = min(max(k - bias, tMin), tMax)
                if digit < threshold { break }
                weight *= base - threshold
                k += base
            }
            let count = output.count + 1
            bias = adapted(index - before, count, isFirst: before == 0)
            code += index / count
            index %= count
            guard code >= 128, code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else {
                return nil
            }
            output.insert(scalar, at: index)
            index += 1
        }
        return output
    }

    /// The encoded form of a label.
    static func encoded(_ text: [Unicode.Scalar]) -> [UInt8] {
        var output = text.filter(\.isASCII).map { UInt8($0.value) }
        let basicCount = output.count
        var done = basicCount
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var code = 128
        var delta = 0
        var bias = 72
        while done < text.count {
            guard let next = text.lazy.map({ Int($0.value) }).filter({ $0 >= code }).min() else {
                break
            }
            delta += (next - code) * (done + 1)
            code = next
            for scalar in text {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, done + 1, isFirst: done == basicCount)
                delta = 0
                done += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var k = base
        while true {
            let threshold = min(max(k - bias, tMin), tMax)
            if rest < threshold { break }
            output.append(letter(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            k += base
        }
        output.append(letter(rest))
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var k = 0
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + 38)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        if byte.isASCIIDigit { return Int(byte) - 0x30 + 26 }
        return byte.isASCIILetter ? Int(byte | 0x20) - 0x61 : nil
    }

    private static func letter(_ digit: Int) -> UInt8 {
        UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26)
    }
}
