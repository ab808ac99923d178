package import DocketDomain

/// The arguments of a tool, as a model wrote them: what is missing, of another type or not asked for is refused.
package struct ToolArguments: Hashable, Sendable {
    private let json: JSON

    /// - Parameter json: Nil where the model wrote no JSON.
    package init(_ json: JSON?) throws(DocketError) {
        guard let json, json.object != nil else { throw Self.refusal("its arguments are no JSON object") }
        self.json = json
    }

    /// An argument; null is none.
    subscript(_ name: String) -> JSON? {
        guard let value = json[name], !value.isNull else { return nil }
        return value
    }

    func allow(_ names: Set<String>) throws(DocketError) {
        let given = json.object?.map { $0.key } ?? []
        guard let other = given.first(where: { !names.contains($0) }) else { return }
        throw Self.refusal("it has no argument “\(Self.excerpt(other))”")
    }

    func text(_ name: String) throws(DocketError) -> String {
        guard let text = self[name]?.string else { throw Self.refusal("\(name) is no text") }
        return text
    }

    func number(_ name: String) throws(DocketError) -> Int {
        guard let number = self[name]?.int else { throw Self.refusal("\(name) is no whole number") }
        return number
    }

    /// Objects; none where the argument is not there.
    func list(_ name: String) throws(DocketError) -> [ToolArguments] {
        guard let value = self[name] else { return [] }
        guard let items = value.array else { throw Self.refusal("\(name) is no list") }
        return try items.map { item throws(DocketError) in try ToolArguments(item) }
    }

    func numbers(_ name: String) throws(DocketError) -> [Int] {
        guard let value = self[name] else { return [] }
        let numbers = value.array?.compactMap(\.int)
        guard let numbers, numbers.count == value.array?.count else {
            throw Self.refusal("\(name) is no list of whole numbers")
        }
        return numbers
    }

    func rows(_ name: String) throws(DocketError) -> [[String]] {
        guard let value = self[name] else { return [] }
        let rows = value.array?.compactMap { row -> [String]? in
            let cells = row.array?.compactMap(\.string)
            return cells?.count == row.array?.count ? cells : nil
        }
        guard let rows, rows.count == value.array?.count else {
            throw Self.refusal("\(name) is no list of rows of text")
        }
        return rows
    }

    /// What refuses a call, as the middle of a sentence.
    package static func refusal(_ reason: String) -> DocketError { DocketError(.invalidArgument, reason) }

    /// A model's own words, cut and on one line, to be told in a sentence.
    package static func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 60 ? line : line.prefix(60) + "…"
    }
}
