import Foundation

extension FieldType {
    /// The value as it is stored, or why it is none. Numbers and choices may come as text; a text stays as it is
    /// written wherever that is unambiguous.
    func canonical(_ value: JSON, today: CalendarDay) throws(ValueRefusal) -> JSON {
        switch (self, value) {
        case (_, .null): throw ValueRefusal("it is null")
        case (.boolean, .bool): return value
        case (.multiChoice(let options), .array(let elements)): return try Self.choices(elements, of: options)
        case (.integer(let rule), .number(let text)): return try Self.integer(text, rule, isLiteral: true)
        case (_, .string(let text)), (_, .number(let text)): return try reading(text, today: today)
        case (_, .bool): throw ValueRefusal("it is true or false")
        case (_, .array): throw ValueRefusal("it is a list")
        case (_, .object): throw ValueRefusal("it is an object")
        }
    }

    /// The value that a text means.
    func reading(_ text: String, today: CalendarDay) throws(ValueRefusal) -> JSON {
        guard text.utf8.count <= Limits.noteBytes else {
            throw ValueRefusal("it has \(text.utf8.count) bytes and at most \(Limits.noteBytes) fit")
        }
        let text = text.trimmed
        guard !text.isEmpty else { throw ValueRefusal("it is empty") }
        guard !text.unicodeScalars.contains("\0") else { throw ValueRefusal("it has a character of value zero") }
        switch self {
        case .text(let rule): return .string(try Self.line(text, rule))
        case .longText(let rule): return .string(try Self.lines(text, rule))
        case .integer(let rule): return try Self.integer(text, rule)
        case .decimal(let rule): return try Self.decimal(text, rule)
        case .money(let rule): return try Self.money(text, rule)
        case .date(let rule): return try Self.date(text, rule, today: today)
        case .boolean: return .bool(try Self.truth(text))
        case .choice(let options): return .string(try Self.choice(text, of: options))
        case .multiChoice(let options): return try Self.choices(Self.listed(text).map { .string($0) }, of: options)
        case .rangeBand(let options): return .string(try Self.band(text, of: options))
        case .email:
            if let refusal = ContactText.refusal(ofEmail: text) { throw refusal }
            return .string(text)
        case .phone:
            if let refusal = ContactText.refusal(ofPhone: text) { throw refusal }
            return .string(text)
        case .country:
            guard let code = Country.code(of: text) else { throw ValueRefusal("no country has that name") }
            return .string(code)
        }
    }

    private static func line(_ text: String, _ rule: TextRule) throws(ValueRefusal) -> String {
        guard !text.contains(where: \.isNewline) else { throw ValueRefusal("it has more than one line") }
        return try checked(text, rule)
    }

    private static func lines(_ text: String, _ rule: TextRule) throws(ValueRefusal) -> String {
        try checked(text.replacing("\r\n", with: "\n"), rule)
    }

    private static func checked(_ text: String, _ rule: TextRule) throws(ValueRefusal) -> String {
        guard text.count <= rule.maxLength else { throw ValueRefusal("it has \(text.count) characters") }
        // Marks can be heaped on a letter without end.
        guard text.utf8.count <= 16 * rule.maxLength + 64 else { throw ValueRefusal("it has \(text.utf8.count) bytes") }
        // A pattern was tried when its schema was read; one that does not compile any more lets nothing through.
        if let pattern = rule.pattern, (try? Regex(pattern).wholeMatch(in: text)) == nil {
            throw ValueRefusal("it is not of the form \(pattern)")
        }
        return text
    }

    /// - Parameter isLiteral: Whether it is a number of a JSON text, where a point begins the decimals.
    private static func integer(
        _ text: String, _ rule: NumberRule, isLiteral: Bool = false
    ) throws(ValueRefusal) -> JSON {
        let number = try number(text, rule)
        guard isLiteral || !number.isOpen else { throw ValueRefusal(openMark(number)) }
        guard number.fraction.allSatisfy({ $0 == "0" }) else { throw ValueRefusal("it is no whole number") }
        guard let value = Int(number.comparable) else { throw ValueRefusal("it is out of range") }
        return .number(value)
    }

    private static func decimal(_ text: String, _ rule: NumberRule) throws(ValueRefusal) -> JSON {
        .string(try number(text, rule).text)
    }

    private static func number(_ text: String, _ rule: NumberRule) throws(ValueRefusal) -> PlainNumber {
        var rest = text
        if let unit = rule.unit, rest.lowercased().hasSuffix(unit.lowercased()), rest.count > unit.count {
            rest = String(rest.dropLast(unit.count))
        }
        guard let number = PlainNumber(reading: rest) ?? PlainNumber(literal: rest) else {
            throw ValueRefusal("it is no number")
        }
        if let minimum = rule.minimum, number.double < Double(minimum) { throw ValueRefusal("it is below \(minimum)") }
        if let maximum = rule.maximum, number.double > Double(maximum) { throw ValueRefusal("it is above \(maximum)") }
        return number
    }

    private static func money(_ text: String, _ rule: MoneyRule) throws(ValueRefusal) -> JSON {
        guard let money = MoneyText(reading: text) else { throw ValueRefusal("it is no amount of money") }
        guard let currency = money.currency ?? rule.currencies.first else { throw ValueRefusal("it has no currency") }
        guard rule.currencies.isEmpty || rule.currencies.contains(currency) else {
            throw ValueRefusal("its currency is \(currency)")
        }
        guard rule.isNegativeAllowed || !money.amount.isNegative else { throw ValueRefusal("it is negative") }
        guard !money.amount.isOpen else { throw ValueRefusal(openMark(money.amount)) }
        guard money.amount.fraction.count <= 2 else { throw ValueRefusal("it has more than two decimals") }
        let padding = money.amount.fraction.count == 1 ? "0" : ""
        return .string("\(money.amount.text)\(padding) \(currency)")
    }

    /// `1.250` of what has no three decimals.
    private static func openMark(_ number: PlainNumber) -> String {
        "it could be \(number.text) or \((number.isNegative ? "-" : "") + number.whole + number.fraction)"
    }

    private static func date(_ text: String, _ rule: DateRule, today: CalendarDay) throws(ValueRefusal) -> JSON {
        let day = try CalendarDay.day(in: text)
        if rule.lies == .past, day >= today { throw ValueRefusal("it is not before today") }
        if rule.lies == .future, day <= today { throw ValueRefusal("it is not after today") }
        return .string(day.description)
    }

    private static func truth(_ text: String) throws(ValueRefusal) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "y", "1", "on": return true
        case "false", "no", "n", "0", "off": return false
        default: throw ValueRefusal("it is neither yes nor no")
        }
    }

    private static func choice(_ text: String, of options: [Option]) throws(ValueRefusal) -> String {
        if let option = options.first(where: { $0.value == text }) { return option.value }
        let wanted = folded(text)
        guard let option = options.first(where: { $0.is(wanted) }) else {
            throw ValueRefusal("it is none of the choices")
        }
        return option.value
    }

    private static func choices(_ elements: [JSON], of options: [Option]) throws(ValueRefusal) -> JSON {
        guard elements.count <= options.count + 100 else { throw ValueRefusal("it has \(elements.count) choices") }
        var chosen: [String] = []
        for element in elements {
            guard let text = element.string else { throw ValueRefusal("one of its choices is no text") }
            let value = try choice(text.trimmed, of: options)
            if !chosen.contains(value) { chosen.append(value) }
        }
        guard !chosen.isEmpty else { throw ValueRefusal("it is empty") }
        return .array(chosen.map { .string($0) })
    }

    private static func listed(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func band(_ text: String, of options: [Option]) throws(ValueRefusal) -> String {
        if let option = options.first(where: { $0.value == text }) { return option.value }
        let wanted = folded(text)
        let band = AmountBand(reading: text)
        let option =
            options.first { $0.is(wanted) }
            ?? options.first { band != nil && AmountBand(reading: $0.label) == band }
        guard let option else { throw ValueRefusal("it is none of the bands") }
        return option.value
    }

    /// The same for texts that differ in case, in dashes and in white space only.
    static func folded(_ text: String) -> String {
        let words = text.precomposedStringWithCanonicalMapping.lowercased().split { character in
            character.isWhitespace || "-_‐‑–—".contains(character)
        }
        return words.joined(separator: " ")
    }
}

extension FieldType.Option {
    fileprivate func `is`(_ folded: String) -> Bool {
        FieldType.folded(value) == folded || FieldType.folded(label) == folded
            || aliases.contains { FieldType.folded($0) == folded }
    }
}
