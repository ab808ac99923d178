/// An amount with its currency, such as `250000.00 EUR`.
struct MoneyText: Hashable, Sendable {
    let amount: PlainNumber
    /// The ISO 4217 code in capitals, if one is written.
    let currency: String?

    /// The code or sign may stand on either side.
    init?(reading text: String) {
        let trimmed = text.trimmed
        guard trimmed.utf8.count <= 100 else { return nil }
        var rest = trimmed[...]
        var currency: String?
        if let (sign, code) = Self.signs.first(where: { trimmed.hasPrefix($0.0) || trimmed.hasSuffix($0.0) }) {
            currency = code
            rest = trimmed.hasPrefix(sign) ? rest.dropFirst(sign.count) : rest.dropLast(sign.count)
        } else if let code = Self.code(trimmed.prefix(3)), !(rest.dropFirst(3).first?.isLetter ?? true) {
            currency = code
            rest = rest.dropFirst(3)
        } else if let code = Self.code(trimmed.suffix(3)), rest.dropLast(3).last?.isWhitespace ?? false {
            currency = code
            rest = rest.dropLast(3)
        } else if let code = Self.code(trimmed.suffix(3)), rest.dropLast(3).last?.isNumber ?? false {
            currency = code
            rest = rest.dropLast(3)
        }
        guard let amount = PlainNumber(reading: rest) else { return nil }
        self.amount = amount
        self.currency = currency
    }

    /// Signs that mean one currency, or nearly always do.
    private static let signs = Currency.signs.filter { $0.code.count == 3 }.map { ("\($0.sign)", $0.code) }

    private static func code(_ text: Substring) -> String? {
        guard text.count == 3, text.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        let code = text.uppercased()
        return ["TSD", "MIO"].contains(code) ? nil : code
    }
}
