import Foundation

extension ProfileField {
    /// The same for values that mean the same: phone numbers by their digits, amounts by what they are worth, texts
    /// whatever their Unicode form. Null has a key of its own.
    package func comparable(_ value: JSON) -> String {
        switch (type, value) {
        case (_, .null): ""
        case (.text, .string(let text)), (.longText, .string(let text)): Self.plain(text)
        case (.email, .string(let text)): ContactText.comparable(email: Self.plain(text))
        case (.phone, .string(let text)): ContactText.comparable(phone: text)
        case (.decimal, .string(let text)), (.decimal, .number(let text)), (.integer, .string(let text)),
            (.integer, .number(let text)):
            PlainNumber(reading: text)?.comparable ?? text
        case (.money, .string(let text)): Self.comparable(money: text)
        case (.multiChoice, .array(let elements)):
            elements.map { $0.string ?? $0.serialized() }.sorted().joined(separator: "\n")
        case (_, .string(let text)): text.trimmed
        default: value.serialized(sortedKeys: true)
        }
    }

    private static func plain(_ text: String) -> String {
        // Most texts are in this form already.
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) { return text.trimmed }
        return text.replacing("\r\n", with: "\n").trimmed.precomposedStringWithCanonicalMapping
    }

    private static func comparable(money text: String) -> String {
        guard let money = MoneyText(reading: text) else { return text }
        return money.amount.comparable + " " + (money.currency ?? "")
    }
}
