import TerminalKit

/// Keys that move in every list of an overlay.
enum ListKeys {
    /// In a list under a text field: arrows, and what readline leaves free.
    static func distanceUnderText(_ key: Key, page: Int) -> Int? {
        switch (key.code, key.modifiers) {
        case (.down, _), (.character("n"), .control), (.character("j"), .control): 1
        case (.up, _), (.character("p"), .control): -1
        case (.pageDown, _): max(1, page - 1)
        case (.pageUp, _): -max(1, page - 1)
        default: nil
        }
    }

    /// In a list without a text field letters move, too.
    static func distance(_ key: Key, page: Int) -> Int? {
        if let distance = distanceUnderText(key, page: page) { return distance }
        switch (key.code, key.modifiers) {
        case (.character("j"), []): return 1
        case (.character("k"), []): return -1
        case (.character("d"), .control): return max(1, page / 2)
        case (.character("u"), .control): return -max(1, page / 2)
        case (.character(" "), []): return max(1, page - 1)
        case (.character("G"), []), (.end, _): return 1_000_000
        case (.character("g"), []), (.home, _): return -1_000_000
        default: return nil
        }
    }
}
