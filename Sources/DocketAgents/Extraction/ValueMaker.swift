internal import DocketDomain

/// Makes of what was read what a field stores.
struct ValueMaker {
    let bytes: [UInt8]
    let words: [Word]
    let convention: WritingConvention
    let today: Timestamp

    /// The field's value; throws why it is none.
    func value(_ reading: Reading, kind: Range<Int>?, for plan: FieldPlan) throws(DocketError) -> JSON {
        switch (reading.content, plan.field.type) {
        case (.amount(let amount), .rangeBand): return .string(try band(amount, plan))
        case (.amount(let amount), .money(let rule)): return try checked(try money(amount, rule), plan)
        case (.amount(let amount), .integer(let rule)), (.amount(let amount), .decimal(let rule)):
            return try checked(try number(amount, rule), plan)
        case (.day(let day), _):
            if plan.isDayAhead, Timestamp(day) <= today { throw refusal("It is not after the day of the notes.") }
            return try checked(day.description, plan)
        case (.country(let code), _): return try checked(code, plan)
        case (.options(let options), .multiChoice):
            return try plan.field.normalized(.array(options.map { .string($0) }), today: today)
        case (.options(let options), _): return try checked(options.first ?? "", plan)
        case (.amount, _): return try checked(text(reading.words), plan)
        case (.text, .longText): return try checked(lines(reading.words, plan), plan)
        case (.text, _):
            let kind = kind.map { text($0) + " " } ?? ""
            return try checked(kind + text(reading.words), plan)
        }
    }

    /// The value that a rule names.
    func value(named name: String, for plan: FieldPlan) throws(DocketError) -> JSON {
        if case .multiChoice = plan.field.type {
            return try plan.field.normalized(.array([.string(name)]), today: today)
        }
        if case .boolean = plan.field.type { return .bool(name == "true") }
        return try checked(name, plan)
    }

    private func checked(_ text: String, _ plan: FieldPlan) throws(DocketError) -> JSON {
        try plan.field.value(reading: text, today: today)
    }

    private func refusal(_ reason: String) -> DocketError { DocketError(.invalidArgument, reason) }

    // MARK: Numbers

    private func money(_ amount: SpokenAmount, _ rule: FieldType.MoneyRule) throws(DocketError) -> String {
        guard amount.high == nil else { throw refusal("It is a range.") }
        guard amount.perYear ?? 1 == 1 else { throw refusal("It is not the amount of a year.") }
        return amount.low.text + " " + (amount.currency ?? convention.currency ?? rule.currencies.first ?? "")
    }

    private func number(_ amount: SpokenAmount, _ rule: FieldType.NumberRule) throws(DocketError) -> String {
        guard amount.high == nil else { throw refusal("It is a range.") }
        guard amount.zeros == 0 else { throw refusal("It is an amount.") }
        if let unit = amount.unit, rule.unit == "years", unit != "year" { throw refusal("It is not in years.") }
        return amount.low.text
    }

    /// The band that the amount, or the whole of its range, lies in.
    private func band(_ amount: SpokenAmount, _ plan: FieldPlan) throws(DocketError) -> String {
        let factor = Double(amount.perYear ?? 1)
        let low = amount.low.double * factor
        let high = (amount.high?.double).map { $0 * factor }
        let found = plan.bands.first { band in
            let isAbove = band.low.map { amount.side == .under ? low > $0 : low >= $0 } ?? true
            let top = high ?? low
            let isBelow = band.high.map { high != nil || amount.side == .under ? top <= $0 : top < $0 } ?? true
            return isAbove && isBelow
        }
        guard let found else { throw refusal("It lies in more than one band.") }
        return found.option
    }

    // MARK: Texts

    private func text(_ range: Range<Int>) -> String {
        guard let first = words[range].first, let last = words[range].last else { return "" }
        let text = String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// An address a line for each of its parts.
    private func lines(_ range: Range<Int>, _ plan: FieldPlan) -> String {
        let text = text(range)
        guard plan.place == .address else { return text }
        return text.split(separator: ",").map { String($0).trimmed }.joined(separator: "\n")
    }
}

extension Timestamp {
    /// The moment at which the day begins in UTC.
    init(_ day: CalendarDay) {
        self.init(milliseconds: Int64(day.daysSince1970) * 86_400_000)
    }
}
