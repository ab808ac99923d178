/// Checks that the texts of commands share.
enum TextRules {
    /// A title: not blank, of one line, within its length. Returns it without the white space around it.
    static func title(_ text: String, of what: String) throws(DocketError) -> String {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else {
            throw DocketError(.invalidArgument, "The \(what) needs a title. Give it at least one visible character.")
        }
        // One character may be of any number of bytes: marks can be heaped on a letter without end.
        guard trimmed.utf8.count <= Limits.titleBytes, trimmed.count <= Limits.titleCharacters else {
            throw DocketError(
                .invalidArgument,
                "The title has \(trimmed.count) characters in \(trimmed.utf8.count) bytes; at most \(Limits.titleCharacters) in \(Limits.titleBytes) fit. Shorten it."
            )
        }
        guard !trimmed.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
            throw DocketError(.invalidArgument, "A title is one line. Leave out the line breaks.")
        }
        return trimmed
    }

    /// A description or comment; it may be empty.
    static func note(_ text: String, as what: String) throws(DocketError) -> String {
        guard text.utf8.count <= Limits.noteBytes else {
            throw DocketError(
                .resourceExhausted,
                "The \(what) has \(text.utf8.count) bytes; at most \(Limits.noteBytes) fit. Shorten it, or keep it as a document."
            )
        }
        return text
    }

    /// A tag, label key, status or id chosen by a user: visible characters without white space at its ends.
    static func name(_ text: String, as what: String) throws(DocketError) -> String {
        let trimmed = text.trimmed
        let isShort = trimmed.utf8.count <= Limits.titleBytes && trimmed.count <= Limits.nameCharacters
        guard !trimmed.isEmpty, isShort, !trimmed.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw DocketError(
                .invalidArgument,
                "A \(what) has 1 to \(Limits.nameCharacters) visible characters on one line; “\(text.prefix(40))” does not."
            )
        }
        let hiding: Set<SuspiciousText.Kind> = [.control, .invisible, .reordering]
        if let finding = SuspiciousText(trimmed).findings.first(where: { hiding.contains($0.kind) }) {
            throw DocketError(
                .invalidArgument,
                "A \(what) can be seen as it is: \(finding.words), at character \(finding.offset + 1). Leave it out.")
        }
        return trimmed
    }

    static func names(_ texts: [String], as what: String) throws(DocketError) -> [String] {
        var names: [String] = []
        for text in texts { names.append(try name(text, as: what)) }
        return names
    }

    /// An id that is chosen stands in addresses, keys and file names.
    static func id(_ text: String, of what: String) throws(DocketError) -> String {
        let id = try name(text, as: "\(what)'s id")
        guard !id.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == ":" || $0 == "/" }) else {
            throw DocketError(.invalidArgument, "A \(what)'s id has no white space, “:” or “/”; “\(id)” does.")
        }
        return id
    }
}

extension String {
    /// The text without white space and line ends at both ends.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
