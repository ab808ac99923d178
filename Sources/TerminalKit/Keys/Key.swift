/// A key as it was pressed, or as a keymap names it.
package struct Key: Hashable, Sendable {
    /// Which key, without its modifiers.
    package enum Code: Hashable, Sendable {
        case character(Character)
        case enter
        case tab
        case escape
        case backspace
        case delete
        case insert
        case up
        case down
        case left
        case right
        case home
        case end
        case pageUp
        case pageDown
        /// F1 and following.
        case function(Int)
    }

    /// Keys that are held down together with another.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let shift = Modifiers(rawValue: 4)
    }

    package let code: Code
    package let modifiers: Modifiers

    /// A key, in the one form that a terminal can tell: `ctrl-i` is Tab, shifted letters are capitals.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        var code = code
        var modifiers = modifiers
        if case .character(let character) = code {
            if modifiers.contains(.control) {
                switch character {
                case "i", "I": (code, modifiers) = (.tab, modifiers.subtracting(.control))
                case "m", "M": (code, modifiers) = (.enter, modifiers.subtracting(.control))
                case "[": (code, modifiers) = (.escape, modifiers.subtracting(.control))
                default: code = .character(Self.lowercased(character))
                }
                if modifiers.contains(.control) { modifiers.remove(.shift) }
            } else if modifiers.contains(.shift) {
                code = .character(Self.uppercased(character))
                modifiers.remove(.shift)
            }
        }
        self.code = code
        self.modifiers = modifiers
    }

    package init(_ character: Character, _ modifiers: Modifiers = []) {
        self.init(.character(character), modifiers)
    }

    package static let enter = Key(.enter)
    package static let tab = Key(.tab)
    package static let escape = Key(.escape)
    package static let space = Key(" ")

    package static func control(_ character: Character) -> Key { Key(character, .control) }
    package static func alt(_ character: Character) -> Key { Key(character, .alt) }

    /// What it types into a text field; nil for keys that do something else.
    package var typed: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }

    private static func lowercased(_ character: Character) -> Character {
        let text = character.lowercased()
        return text.count == 1 ? text.first ?? character : character
    }

    private static func uppercased(_ character: Character) -> Character {
        let text = character.uppercased()
        return text.count == 1 ? text.first ?? character : character
    }
}
