/// What a profile field holds, and what is allowed in it.
package enum FieldType: Hashable, Sendable {
    case text(TextRule)
    /// Several lines.
    case longText(TextRule)
    case integer(NumberRule)
    case decimal(NumberRule)
    /// An amount and its currency, such as `250000.00 EUR`.
    case money(MoneyRule)
    /// A day, as `YYYY-MM-DD`.
    case date(DateRule)
    case boolean
    case choice([Option])
    case multiChoice([Option])
    /// One of several bands of amounts, such as `50,000 – 100,000`.
    case rangeBand([Option])
    case email
    case phone
    /// A country by its ISO 3166-1 alpha-2 code.
    case country

    /// What a value is chosen from; nothing where it is written.
    package var listedOptions: [Option] {
        switch self {
        case .choice(let options), .multiChoice(let options): options
        default: []
        }
    }

    /// An allowed value.
    package struct Option: Hashable, Sendable {
        /// What is stored.
        package let value: String
        /// What is shown.
        package let label: String
        /// Other ways to write it.
        package let aliases: [String]

        package init(value: String, label: String, aliases: [String] = []) {
            self.value = value
            self.label = label
            self.aliases = aliases
        }
    }

    package struct TextRule: Hashable, Sendable {
        /// Characters at the most.
        package let maxLength: Int
        /// A regular expression that the whole text matches.
        package let pattern: String?

        package init(maxLength: Int = 200, pattern: String? = nil) {
            self.maxLength = maxLength
            self.pattern = pattern
        }
    }

    package struct NumberRule: Hashable, Sendable {
        package let minimum: Int?
        package let maximum: Int?
        /// Shown behind the number, such as `%` or `years`.
        package let unit: String?

        package init(minimum: Int? = nil, maximum: Int? = nil, unit: String? = nil) {
            self.minimum = minimum
            self.maximum = maximum
            self.unit = unit
        }
    }

    package struct MoneyRule: Hashable, Sendable {
        /// ISO 4217 codes; the first one is meant where none is written.
        package let currencies: [String]
        package let isNegativeAllowed: Bool

        package init(currencies: [String], isNegativeAllowed: Bool = false) {
            self.currencies = currencies
            self.isNegativeAllowed = isNegativeAllowed
        }
    }

    package struct DateRule: Hashable, Sendable {
        /// Whether the day must lie before today, or after it; nothing where either will do.
        package let lies: Side?

        package enum Side: String, Hashable, Sendable {
            case past, future
        }

        package init(lies: Side? = nil) {
            self.lies = lies
        }
    }
}
