extension Key: CustomStringConvertible {
    private static let names: [(name: String, code: Code)] = [
        ("space", .character(" ")), ("enter", .enter), ("tab", .tab), ("esc", .escape), ("backspace", .backspace),
        ("del", .delete), ("ins", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
        ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ]

    /// Other spellings that people use; they are read, not written.
    private static let aliases: [String: Code] = [
        "return": .enter, "escape": .escape, "bs": .backspace, "delete": .delete, "insert": .insert,
        "pageup": .pageUp, "pagedown": .pageDown,
    ]

    private static let modifierNames: [(name: String, modifier: Modifiers)] = [
        ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
    ]

    /// The name that a keymap uses, such as `j`, `ctrl-f`, `alt-x`, `shift-tab`, `f5` or `space`.
    package var description: String {
        let prefix = Self.modifierNames.reduce(into: "") { text, entry in
            if modifiers.contains(entry.modifier) { text += entry.name }
        }
        return prefix + codeName
    }

    private var codeName: String {
        if let entry = Self.names.first(where: { $0.code == code }) { return entry.name }
        switch code {
        case .character(let character): return String(character)
        case .function(let number): return "f\(number)"
        default: return ""
        }
    }

    /// Reads a key's name; nil for what names none.
    package init?(named name: some StringProtocol) {
        var rest = Substring(name)
        var modifiers: Modifiers = []
        while let entry = Self.modifierNames.first(where: {
            rest.count > $0.name.count && rest.lowercased().hasPrefix($0.name)
        }) {
            modifiers.insert(entry.modifier)
            rest = rest.dropFirst(entry.name.count)
        }
        guard let code = Self.code(named: rest) else { return nil }
        self.init(code, modifiers)
    }

    private static func code(named name: Substring) -> Code? {
        if name.count == 1, let character = name.first {
            return character.isWhitespace || character.isNewline || character.isControl ? nil : .character(character)
        }
        let lowercased = name.lowercased()
        if let entry = names.first(where: { $0.name == lowercased }) { return entry.code }
        if let code = aliases[lowercased] { return code }
        guard lowercased.first == "f", let number = Int(lowercased.dropFirst()), (1...24).contains(number),
            lowercased == "f\(number)"
        else { return nil }
        return .function(number)
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    }
}
