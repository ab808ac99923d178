/// The themes that a user can choose.
package enum ThemeName: String, CaseIterable, Hashable, Sendable, Codable {
    /// As the terminal's background is; where that is not known, colours that can be read on both.
    case auto
    case dark
    case light
    /// No colours: bold, underlined and reversed text only.
    case mono
}
