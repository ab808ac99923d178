package import DocketDomain
import OrderedCollections

extension ChartSpecification {
    /// Reads a specification; the error names the place, and what is allowed there.
    package init(json: JSON, at place: String = "visualization") throws(DocketError) {
        var reader = Reader(members: json.object ?? [:], place: place)
        guard json.object != nil else {
            throw reader.error("", "is no object", "{\"type\": \"bar\", \"x\": …, \"y\": […]}")
        }
        guard let type = try reader.choice("type", of: ChartType.self) else {
            throw reader.error("type", "is missing", Reader.list(ChartType.allCases.map(\.rawValue)))
        }
        self.init(
            type, x: try reader.text("x"), y: try reader.texts("y"), series: try reader.text("series"),
            aggregate: try reader.choice("aggregate", of: ChartAggregate.self),
            sort: try reader.choice("sort", of: ChartSort.self), limit: try reader.count("limit"),
            title: try reader.text("title"), format: try reader.choice("format", of: ChartFormat.self))
        try reader.finish()
        if let fault { throw DocketError(.invalidArgument, "\(place): \(fault).") }
    }

    /// The specification as it is stored.
    package var json: JSON {
        var members: OrderedDictionary<String, JSON> = ["type": .string(type.rawValue)]
        if let x { members["x"] = .string(x) }
        members["y"] = .array(y.map(JSON.string))
        if let series { members["series"] = .string(series) }
        if let aggregate { members["aggregate"] = .string(aggregate.rawValue) }
        if let sort { members["sort"] = .string(sort.rawValue) }
        if let limit { members["limit"] = .number(limit) }
        if let title { members["title"] = .string(title) }
        if let format { members["format"] = .string(format.rawValue) }
        return .object(members)
    }

    private struct Reader {
        let members: OrderedDictionary<String, JSON>
        let place: String
        private var known: [String] = []

        init(members: OrderedDictionary<String, JSON>, place: String) {
            self.members = members
            self.place = place
        }

        func error(_ name: String, _ fault: String, _ allowed: String) -> DocketError {
            DocketError(
                .invalidArgument, "\(name.isEmpty ? place : "\(place).\(name)") \(fault). Allowed is \(allowed).")
        }

        static func list(_ words: [String]) -> String {
            words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
        }

        private mutating func value(_ name: String) -> JSON? {
            known.append(name)
            guard let value = members[name], !value.isNull else { return Optional.none }
            return value
        }

        mutating func text(_ name: String) throws(DocketError) -> String? {
            guard let value = value(name) else { return nil }
            guard let text = value.string, !text.isEmpty else { throw error(name, "is no text", "a text") }
            return text
        }

        /// One text may stand without brackets.
        mutating func texts(_ name: String) throws(DocketError) -> [String] {
            guard let value = value(name) else { return [] }
            let texts = value.string.map { [$0] } ?? value.array?.map { $0.string ?? "" }
            guard let texts, !texts.contains("") else { throw error(name, "is no list", "a list of names of columns") }
            guard texts.count <= 50 else { throw error(name, "has \(texts.count) names", "a list of up to 50") }
            return texts
        }

        mutating func count(_ name: String) throws(DocketError) -> Int? {
            guard let value = value(name) else { return nil }
            guard let count = value.int, (1...10_000).contains(count) else {
                throw error(name, "is no such number", "a whole number from 1 to 10,000")
            }
            return count
        }

        mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
            _ name: String, of type: Choice.Type
        ) throws(DocketError) -> Choice? {
            guard let value = value(name) else { return nil }
            guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
                let found = value.string.map { "is “\($0.prefix(40))”" } ?? "is no text"
                throw error(name, found, Self.list(Choice.allCases.map(\.rawValue)))
            }
            return choice
        }

        func finish() throws(DocketError) {
            if let other = members.keys.first(where: { !known.contains($0) }) {
                throw error(String(other.prefix(40)), "is not known", Self.list(known))
            }
        }
    }
}
