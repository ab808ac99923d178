/// What a user does to the program.
package enum Input: Hashable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Pasted text as it came, with `\n` for every line break. It is meant for text fields only.
    case paste(String)
    case resize(Size)

    /// Whether it is meant for what the screen shows, so that it waits for the first one. Giving up does not.
    package var isForScreen: Bool {
        switch self {
        case .key(let key): key != .control("c")
        case .mouse, .paste: true
        case .resize: false
        }
    }
}
