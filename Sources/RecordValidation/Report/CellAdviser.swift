/// Judges the values that have one fault in one column; made once, asked for each.
final class CellAdviser {
    private let explainer: CellExplainer
    private let fault: CellFault
    private let core: CoreField?
    private let identifier: IdentifierExplainer
    /// What could have been meant.
    private let allowed: NearestNames?
    /// Whether the type asked for is that of a number.
    private let isNumeric: Bool
    private let takesFraction: Bool

    init(_ explainer: CellExplainer) {
        self.explainer = explainer
        fault = explainer.fault
        core = explainer.column.core
        identifier = explainer.identifier
        let words = explainer.fault == .allowed ? explainer.constraints.allowed : nil
        allowed = words.map { NearestNames($0) }
        let storage = explainer.column.storage
        isNumeric = storage == .integer || storage == .real
        takesFraction = storage == .real
    }

    /// What to do; never repeats the value.
    func hint(_ advice: Advice) -> String { explainer.hint(advice) }

    /// What a value suggests.
    func advice(on value: UnsafeBufferPointer<UInt8>) -> Advice {
        switch fault {
        case .type, .format, .pattern, .identifier, .checkCharacter: break
        case .allowed: return unsafe allowedAdvice(value)
        case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum:
            guard let core, let number = unsafe Self.number(value)?.double else { return .usual }
            return PositionWords.advice(on: number, core).map(Advice.position) ?? .usual
        default: return .usual
        }
        if let text = unsafe ASCIIText(value) {
            return unsafe advice(on: text, upper: text.lazy.map(\.uppercased), value)
        }
        let text = unsafe String(decoding: value, as: UTF8.self)
        return unsafe advice(on: Array(text), upper: Array(text.uppercased()), value)
    }

    private func advice<Text: BidirectionalCollection, Upper: Collection>(
        on text: Text, upper: Upper, _ value: UnsafeBufferPointer<UInt8>
    ) -> Advice where Text.Element: CellLetter, Upper.Element == Text.Element {
        switch fault {
        case .type:
            if Self.hasSpaceAround(text) { return .space }
            if text.contains(",") { return .separators }
            let isNumber = unsafe isNumeric && Self.number(value) != nil
            return isNumber && (takesFraction || !text.contains(".")) ? .quotes : .usual
        case .format:
            if Self.hasSpaceAround(text) { return .space }
            return DateWords.advice(on: text).map(Advice.date) ?? .usual
        case .pattern: return Self.hasSpaceAround(text) ? .space : .usual
        default:
            return identifier.advice(on: text, upper: upper).map(Advice.identifier) ?? .usual
        }
    }

    private func allowedAdvice(_ value: UnsafeBufferPointer<UInt8>) -> Advice {
        let hasSpace =
            if let text = unsafe ASCIIText(value) {
                Self.hasSpaceAround(text)
            } else {
                Self.hasSpaceAround(unsafe String(decoding: value, as: UTF8.self))
            }
        if hasSpace { return .space }
        return unsafe allowed?.index(of: value).map(Advice.near) ?? .usual
    }

    private static func hasSpaceAround<Text: BidirectionalCollection>(
        _ text: Text
    ) -> Bool where Text.Element: CellLetter {
        text.first?.isWhitespace == true || text.last?.isWhitespace == true
    }

    private static func number(_ value: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        guard let base = value.baseAddress else { return nil }
        return unsafe ExactDecimal(bytes: base, count: value.count)
    }
}
