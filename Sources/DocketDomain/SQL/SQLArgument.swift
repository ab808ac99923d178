/// What a parameter stands for in one run.
package struct SQLArgument: Hashable, Sendable {
    package let kind: SQLParameter.Kind
    package let isList: Bool
    /// One value, or as many as the list has.
    package let values: [SQLValue]

    package init(kind: SQLParameter.Kind = .text, isList: Bool = false, _ values: [SQLValue]) {
        self.kind = kind
        self.isList = isList
        self.values = values
    }
}

extension SQLParameter {
    /// Arguments for all parameters of a query: as they are given, or else as their defaults say.
    ///
    /// - Parameters:
    ///   - texts: Name → value as somebody typed it.
    ///   - today: What `today` stands for in a date.
    /// - Throws: `invalidArgument` that names the parameter.
    package static func arguments(
        for parameters: [SQLParameter], from texts: [String: String], today: CalendarDay
    ) throws(DocketError) -> [String: SQLArgument] {
        let known = Set(parameters.map(\.name))
        if let unknown = texts.keys.sorted().first(where: { !known.contains($0) }) {
            let names = parameters.map(\.name).joined(separator: ", ")
            throw DocketError(
                .invalidArgument,
                names.isEmpty
                    ? "The query has no parameter “\(unknown)”: it has none at all."
                    : "The query has no parameter “\(unknown)”; it has \(names).")
        }
        var arguments: [String: SQLArgument] = [:]
        for parameter in parameters {
            arguments[parameter.name] = try parameter.argument(from: texts[parameter.name], today: today)
        }
        return arguments
    }

    /// What a text stands for; without one, what the default does.
    ///
    /// - Throws: `invalidArgument` that names the parameter and says what it takes.
    package func argument(from text: String?, today: CalendarDay) throws(DocketError) -> SQLArgument {
        guard let text else { return try standardArgument(today: today) }
        if isList { return SQLArgument(kind: kind, isList: true, try list(text, today)) }
        if text.isEmpty, kind != .text, case .null? = standard { return SQLArgument(kind: kind, [.null]) }
        return SQLArgument(kind: kind, [try value(text, today)])
    }

    private func standardArgument(today: CalendarDay) throws(DocketError) -> SQLArgument {
        switch standard {
        case nil:
            throw DocketError(
                .invalidArgument, "The parameter “\(name)” (\(typeName)) needs a value, and has no default.")
        case .null: return SQLArgument(kind: kind, isList: isList, isList ? [] : [.null])
        case .array(let elements) where isList:
            return SQLArgument(
                kind: kind, isList: true,
                try elements.map { element throws(DocketError) in
                    try value(of: element, today)
                })
        case .some(let json):
            if isList { return try argument(from: json.scalarText ?? json.serialized(), today: today) }
            return SQLArgument(kind: kind, [try value(of: json, today)])
        }
    }

    private func list(_ text: String, _ today: CalendarDay) throws(DocketError) -> [SQLValue] {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return [] }
        if trimmed.hasPrefix("["), let elements = try? JSON(parsing: Array(trimmed.utf8)).array {
            return try elements.map { element throws(DocketError) in try value(of: element, today) }
        }
        // A comma counts whatever follows it.
        let pieces = text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
        return try pieces.map { piece throws(DocketError) in try value(String(piece).trimmed, today) }
    }

    private func value(of json: JSON, _ today: CalendarDay) throws(DocketError) -> SQLValue {
        if json.isNull { return .null }
        return try value(json.scalarText ?? json.serialized(), today)
    }

    private func value(_ text: String, _ today: CalendarDay) throws(DocketError) -> SQLValue {
        let trimmed = text.trimmed
        switch kind {
        case .text: return .text(text)
        case .number:
            if let integer = Int64(trimmed) { return .integer(integer) }
            let isNumeral = !trimmed.isEmpty && trimmed.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
            if isNumeral, let number = Double(trimmed), number.isFinite { return .real(number) }
            throw wrong(text, "a number such as 12 or -0.5, with a point and without grouping")
        case .boolean:
            switch trimmed.lowercased() {
            case "true", "yes", "on", "1": return .boolean(true)
            case "false", "no", "off", "0": return .boolean(false)
            default: throw wrong(text, "true or false")
            }
        case .date: return .text(try date(trimmed, today))
        case .choice:
            guard choices.isEmpty || choices.contains(text) else {
                throw wrong(text, choices.joined(separator: ", "))
            }
            return .text(text)
        }
    }

    /// A day as `YYYY-MM-DD`, or a moment as it was written, which has been checked.
    private func date(_ text: String, _ today: CalendarDay) throws(DocketError) -> String {
        switch text.lowercased() {
        case "today": return today.description
        case "yesterday": return today.adding(-1).description
        case "tomorrow": return today.adding(1).description
        default:
            guard Timestamp(iso8601: text.replacing(" ", with: "T")) != nil else {
                throw wrong(text, "a day such as 2026-11-29, a time such as 2026-11-29 14:30, or today")
            }
            return text
        }
    }

    private func wrong(_ text: String, _ expected: String) -> DocketError {
        DocketError(
            .invalidArgument, "“\(text.prefix(80))” is no value of the parameter “\(name)”, which takes \(expected).")
    }
}
