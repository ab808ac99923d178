/// Who asks for something, and gets the answer.
enum Asker: Hashable, Sendable {
    case root
    case screen(ScreenID)
    /// What lies over the panes. Whoever opened it has an answer of its own.
    case overlay
}

/// The name of a screen. Each screen declares its own.
package struct ScreenID: Hashable, Sendable {
    let name: String

    init(_ name: String) {
        self.name = name
    }
}
