extension LineEditor {
    /// Does what readline does on this key.
    package mutating func handle(_ key: Key) -> Response {
        if let character = key.typed {
            insert(String(character))
            return .edited
        }
        let wasKilling = continuesKill
        continuesKill = false
        let count = characters.count
        switch (key.code, key.modifiers) {
        case (.character("a"), .control), (.home, _): return move(to: 0)
        case (.character("e"), .control), (.end, _): return move(to: count)
        case (.left, .control), (.left, .alt), (.character("b"), .alt): return move(to: wordStart)
        case (.right, .control), (.right, .alt), (.character("f"), .alt): return move(to: wordEnd)
        case (.character("b"), .control), (.left, _): return move(to: cursor - 1)
        case (.character("f"), .control), (.right, _): return move(to: cursor + 1)
        case (.backspace, .alt), (.backspace, .control): return kill(wordStart..<cursor, continuing: wasKilling)
        case (.character("h"), .control), (.backspace, _): return delete(cursor - 1..<cursor)
        case (.character("d"), .control), (.delete, _): return delete(cursor..<cursor + 1)
        case (.character("k"), .control): return kill(cursor..<count, continuing: wasKilling)
        case (.character("u"), .control): return kill(0..<cursor, continuing: wasKilling)
        case (.character("w"), .control): return kill(spacedWordStart..<cursor, continuing: wasKilling)
        case (.character("d"), .alt): return kill(cursor..<wordEnd, continuing: wasKilling)
        case (.character("y"), .control):
            insert(killed)
            return killed.isEmpty ? .moved : .edited
        case (.up, []), (.character("p"), .control): return recall(-1)
        case (.down, []), (.character("n"), .control): return recall(1)
        default: return .ignored
        }
    }

    private mutating func move(to place: Int) -> Response {
        cursor = max(0, min(place, characters.count))
        return .moved
    }

    private mutating func delete(_ range: Range<Int>) -> Response {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return .moved }
        removeCharacters(in: range)
        return .edited
    }

    /// Kills in a row are put back as one, like readline's.
    private mutating func kill(_ range: Range<Int>, continuing: Bool) -> Response {
        let text = String(characters[range])
        continuesKill = true
        if continuing {
            killed = range.upperBound == cursor && !range.isEmpty ? text + killed : killed + text
        } else if !range.isEmpty {
            killed = text
        }
        guard !range.isEmpty else { return .moved }
        removeCharacters(in: range)
        return .edited
    }

    private mutating func removeCharacters(in range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
        historyPlace = nil
        joinAtCursor()
    }

    private mutating func recall(_ step: Int) -> Response {
        guard !history.isEmpty else { return .ignored }
        let place = (historyPlace ?? history.count) + step
        guard (0...history.count).contains(place) else { return .moved }
        if historyPlace == nil { draft = text }
        replace(with: place == history.count ? draft : history[place])
        historyPlace = place == history.count ? nil : place
        return .edited
    }

    /// The start of the letters and digits before the cursor.
    private var wordStart: Int {
        var place = cursor
        while place > 0, !isWord(characters[place - 1]) { place -= 1 }
        while place > 0, isWord(characters[place - 1]) { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < characters.count, !isWord(characters[place]) { place += 1 }
        while place < characters.count, isWord(characters[place]) { place += 1 }
        return place
    }

    /// The start of what lies between the cursor and the blank before it.
    private var spacedWordStart: Int {
        var place = cursor
        while place > 0, characters[place - 1].isWhitespace { place -= 1 }
        while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
        return place
    }

    private func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
