/// The themes that a user can choose.
package enum ThemeName: String, CaseIterable, Hashable, Sendable, Codable {
    /// Colours that can be read on a dark and on a light background.
    case auto
    case dark
    case light
    /// No colours: bold, underlined and reversed text only.
    case mono
}
