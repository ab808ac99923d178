/// What a user does to the program.
package enum Input: Hashable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Pasted text as it came, with `\n` for every line break. It is meant for text fields only.
    case paste(String)
    case resize(Size)
}
