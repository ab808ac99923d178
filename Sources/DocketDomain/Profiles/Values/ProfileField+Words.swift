extension ProfileField {
    /// The value for people; what they read here, `value(reading:today:)` reads back. Empty for null.
    package func text(of value: JSON) -> String {
        switch (type, value) {
        case (_, .null): ""
        case (.boolean, .bool(let isTrue)): isTrue ? "yes" : "no"
        case (.choice(let options), .string(let text)), (.rangeBand(let options), .string(let text)):
            Self.label(of: text, in: options)
        case (.multiChoice(let options), .array(let elements)):
            elements.map { Self.label(of: $0.string ?? $0.serialized(), in: options) }.joined(separator: ", ")
        case (.integer(let rule), .number(let text)), (.decimal(let rule), .string(let text)),
            (.decimal(let rule), .number(let text)):
            Self.number(text, unit: rule.unit)
        case (.money, .string(let text)): Self.money(text)
        case (.country, .string(let code)): Country.name(of: code) ?? code
        case (_, .string(let text)): text
        default: value.serialized()
        }
    }

    /// What may be written, such as “a day as YYYY-MM-DD before today”, for errors and editors.
    package var allowedText: String {
        switch type {
        case .text(let rule): Self.allowed("one line of text", rule)
        case .longText(let rule): Self.allowed("text", rule)
        case .integer(let rule): "a whole number" + Self.bounds(rule)
        case .decimal(let rule): "a number" + Self.bounds(rule)
        case .money(let rule):
            "an amount such as 250000.00 \(rule.currencies.first ?? "EUR")"
                + (rule.currencies.count > 1 ? ", in " + Self.listed(rule.currencies) : "")
                + (rule.isNegativeAllowed ? "" : ", not negative")
        case .date(let rule):
            switch rule.lies {
            case nil: "a day as YYYY-MM-DD"
            case .past: "a day as YYYY-MM-DD, before today"
            case .future: "a day as YYYY-MM-DD, after today"
            }
        case .boolean: "yes or no"
        case .choice(let options): Self.listed(options.map(\.label))
        case .multiChoice(let options): "any of " + options.map(\.label).joined(separator: ", ")
        case .rangeBand(let options): options.map(\.label).joined(separator: "; ")
        case .email: "an e-mail address such as name@example.org"
        case .phone: "a phone number of 5 to 15 digits"
        case .country: "a country by its name or its two-letter code, such as CH"
        }
    }

    private static func label(of value: String, in options: [FieldType.Option]) -> String {
        options.first { $0.value == value }?.label ?? value
    }

    private static func number(_ text: String, unit: String?) -> String {
        guard let number = PlainNumber(reading: text) else { return text }
        let digits = number.whole.count > 4 ? number.grouped : number.text
        guard let unit else { return digits }
        return unit == "%" ? digits + unit : digits + " " + unit
    }

    private static func money(_ text: String) -> String {
        guard let money = MoneyText(reading: text) else { return text }
        return money.amount.grouped + (money.currency.map { " " + $0 } ?? "")
    }

    private static func allowed(_ what: String, _ rule: FieldType.TextRule) -> String {
        "\(what) of at most \(rule.maxLength) characters" + (rule.pattern.map { ", of the form \($0)" } ?? "")
    }

    private static func bounds(_ rule: FieldType.NumberRule) -> String {
        let unit = rule.unit.map { " (\($0))" } ?? ""
        return switch (rule.minimum, rule.maximum) {
        case (let low?, let high?): " from \(low) to \(high)" + unit
        case (let low?, nil): " from \(low)" + unit
        case (nil, let high?): " up to \(high)" + unit
        case (nil, nil): unit
        }
    }

    private static func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
