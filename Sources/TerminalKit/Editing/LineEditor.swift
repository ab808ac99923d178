/// One line of text under a cursor, edited by whole grapheme clusters.
package struct LineEditor: Hashable, Sendable {
    /// What a key did.
    package enum Response: Hashable, Sendable {
        /// The key is none of the editor's.
        case ignored
        case moved
        case edited
    }

    var characters: [Character]
    /// Characters before the cursor.
    package internal(set) var cursor: Int
    /// What `ctrl-y` puts back.
    package internal(set) var killed = ""
    var continuesKill = false
    var history: [String]
    var historyPlace: Int?
    var draft = ""

    /// Characters that the line can hold; more are not taken.
    package static let capacity = 1 << 20

    /// - Parameter history: Earlier lines, oldest first, for the up and down keys.
    package init(_ text: String = "", history: [String] = []) {
        characters = Array(Self.singleLine(text).prefix(Self.capacity))
        cursor = characters.count
        self.history = history
    }

    /// Gives it other earlier lines, oldest first.
    package mutating func offer(_ history: [String]) {
        self.history = history
        historyPlace = nil
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }

    /// Replaces the text and puts the cursor at its end.
    package mutating func replace(with text: String) {
        characters = Array(Self.singleLine(text).prefix(Self.capacity))
        cursor = characters.count
        continuesKill = false
    }

    /// Inserts typed or pasted text at the cursor; line breaks become spaces, controls are left out.
    package mutating func insert(_ text: String) {
        let added = Self.singleLine(text)
        guard !added.isEmpty, characters.count < Self.capacity else { return }
        // What is inserted may join its neighbours to new clusters, so those are read again.
        let start = max(0, cursor - 1)
        let head = Array(String(characters[start..<cursor]) + added)
        let room = Self.capacity - characters.count + (cursor - start)
        let kept = head.prefix(room)
        characters.replaceSubrange(start..<cursor, with: kept)
        cursor = start + kept.count
        joinAtCursor()
        continuesKill = false
        historyPlace = nil
    }

    /// Neighbours that were apart may now be one cluster.
    mutating func joinAtCursor() {
        guard cursor > 0, cursor < characters.count else { return }
        let joined = Array(String(characters[cursor - 1...cursor]))
        if joined.count < 2 {
            characters.replaceSubrange(cursor - 1...cursor, with: joined)
        }
    }

    private static func singleLine(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { ScalarKind($0) != .control && ScalarKind($0) != .separator }
        if isPlain { return text }
        var result = ""
        for character in text {
            if character.isNewline || character == "\t" {
                result += " "
            } else {
                result.unicodeScalars += character.unicodeScalars.filter { ScalarKind($0) != .control }
            }
        }
        return result
    }
}
