import DocketDomain

/// Filters as a line of text: words, and `name:value` for properties.
enum FilterText {
    static func text(of filter: ThreadFilter) -> String {
        var words: [String] = []
        if let text = filter.text { words.append(text) }
        if let tag = filter.tag { words.append("tag:\(quoted(tag))") }
        if let visibility = filter.visibility { words.append("visibility:\(visibility.rawValue)") }
        if let time = filter.createdAfter { words.append("after:\(text(of: time))") }
        if let time = filter.createdBefore { words.append("before:\(text(of: time))") }
        if filter.deleted { words.append("is:deleted") }
        if filter.order == .ascending { words.append("order:oldest") }
        return words.joined(separator: " ")
    }

    static func text(of filter: ArtifactFilter) -> String {
        var words: [String] = []
        if let text = filter.text { words.append(text) }
        if let kind = filter.kind { words.append("kind:\(kind.rawValue)") }
        if let status = filter.status { words.append("status:\(status)") }
        words += filter.terms.map { "\($0.kind.rawValue):\(quoted($0.name))" }
        if filter.deleted { words.append("is:deleted") }
        if filter.order == .ascending, filter.threadID == nil { words.append("order:oldest") }
        return words.joined(separator: " ")
    }

    /// Reads a filter of threads; what cannot be read is told in words.
    static func threads(_ text: String) -> Result<ThreadFilter, Refusal> {
        var filter = ThreadFilter()
        var words: [Substring] = []
        for word in self.words(of: text) {
            guard let (name, value) = property(word) else {
                words.append(word)
                continue
            }
            switch name {
            case "tag": filter.tag = value
            case "visibility":
                guard let visibility = ThreadVisibility(rawValue: value) else {
                    return .failure(Refusal("visibility is private, team or public"))
                }
                filter.visibility = visibility
            case "after", "before":
                guard let time = Timestamp(iso8601: value) else {
                    return .failure(Refusal("write \(name): and a day such as 2026-10-31"))
                }
                if name == "after" { filter.createdAfter = time } else { filter.createdBefore = time }
            case "is" where value == "deleted": filter.deleted = true
            case "order" where value == "oldest": filter.order = .ascending
            default:
                return .failure(
                    Refusal(
                        "use tag:…, visibility:…, after:…, before:…, is:deleted, order:oldest, or words of the title"))
            }
        }
        if !words.isEmpty { filter.text = words.joined(separator: " ") }
        return .success(filter)
    }

    static func artifacts(_ text: String) -> Result<ArtifactFilter, Refusal> {
        var filter = ArtifactFilter()
        var words: [Substring] = []
        for word in self.words(of: text) {
            guard let (name, value) = property(word) else {
                words.append(word)
                continue
            }
            switch name {
            case "kind": filter.kind = ArtifactKind(rawValue: value == "sql" ? "sql_query" : value)
            case "status": filter.status = value
            case "tag", "table", "column":
                if let kind = ArtifactTerm.Kind(rawValue: name) { filter.terms.append(ArtifactTerm(kind, value)) }
            case "is" where value == "deleted": filter.deleted = true
            case "order" where value == "oldest": filter.order = .ascending
            default:
                return .failure(
                    Refusal(
                        "use kind:table, status:active, tag:…, table:… or column:… of a query, is:deleted, order:oldest, or words of the title"
                    ))
            }
        }
        if !words.isEmpty { filter.text = words.joined(separator: " ") }
        return .success(filter)
    }

    /// A day, or a time of one.
    private static func text(of time: Timestamp) -> String {
        let text = time.iso8601
        return time.milliseconds % 86_400_000 == 0 ? String(text.prefix(10)) : text
    }

    /// Why a filter cannot be read.
    struct Refusal: Error, Hashable {
        let text: String

        init(_ text: String) {
            self.text = text
        }
    }

    /// What stands between spaces; a quote behind a colon goes on to the next one.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var rest = text.drop { $0 == " " }
        while !rest.isEmpty {
            var end = rest.firstIndex(of: " ") ?? rest.endIndex
            if let opening = rest[..<end].firstRange(of: ":\"")?.upperBound,
                let closing = rest[opening...].firstIndex(of: "\"")
            {
                end = rest.index(after: closing)
            }
            words.append(rest[..<end])
            rest = rest[end...].drop { $0 == " " }
        }
        return words
    }

    private static func quoted(_ value: String) -> String { value.contains(" ") ? "\"\(value)\"" : value }

    private static func property(_ word: Substring) -> (name: String, value: String)? {
        guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else { return nil }
        var value = word[word.index(after: colon)...]
        if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
        return value.isEmpty ? nil : (word[..<colon].lowercased(), String(value))
    }
}
