/// Something that a user can set.
package struct Setting: Hashable, Sendable {
    /// Its name, with a dot between a group and a member.
    package let key: String
    package let kind: Kind
    /// The value where nothing else is set.
    package let standard: String
    package let summary: String
    package let place: Place

    package enum Kind: Hashable, Sendable {
        case flag
        case choice([String])
        /// A whole number.
        case number(ClosedRange<Int>)
    }

    /// The files that a setting may stand in.
    package enum Place: Hashable, Sendable {
        /// The user's and a workspace's.
        case anywhere
        /// The user's only.
        case user
    }

    /// All settings, in the order in which they are shown.
    package static let all: [Setting] = [
        Setting(
            key: "theme", kind: .choice(["auto", "dark", "light", "mono"]), standard: "auto",
            summary: "Colours of the screen.", place: .anywhere),
        Setting(
            key: "borders", kind: .choice(["auto", "unicode", "ascii"]), standard: "auto",
            summary: "How lines are drawn; auto goes by the locale.", place: .anywhere),
        Setting(key: "mouse", kind: .flag, standard: "true", summary: "Whether the mouse is used.", place: .anywhere),
        Setting(
            key: "defaults.visibility", kind: .choice(["private", "team", "public"]), standard: "private",
            summary: "Who sees new and imported threads.", place: .anywhere),
        Setting(
            key: "features.artifact_creation", kind: .flag, standard: "true",
            summary: "Whether imports and commands make artifacts.", place: .anywhere),
        Setting(
            key: "review.undo_seconds", kind: .number(0...3600), standard: "60",
            summary: "How long a decision can be taken back, in seconds.", place: .anywhere),
        Setting(
            key: "telemetry", kind: .flag, standard: "true",
            summary: "Whether telemetry.ndjson is written; it never leaves the workspace.", place: .anywhere),
        Setting(
            key: "log.level", kind: .choice(["error", "warning", "info", "debug"]), standard: "warning",
            summary: "What docket.log in the user's state folder records.", place: .user),
    ]

    package static func named(_ key: String) -> Setting? {
        all.first { $0.key == key }
    }

    /// The environment variable that sets it.
    package var variable: String {
        "DOCKET_" + key.uppercased().replacing(".", with: "_")
    }

    /// What may be set, in words.
    package var allowed: String {
        switch kind {
        case .flag: "true or false"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices):
            choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
        }
    }

    /// The value in the one way in which it is kept, or nothing where the setting cannot have it.
    package func value(_ text: String) -> String? {
        switch kind {
        case .flag:
            switch text.lowercased() {
            case "true", "yes", "on", "1": "true"
            case "false", "no", "off", "0": "false"
            default: nil
            }
        case .choice(let choices): choices.first { $0 == text.lowercased() }
        case .number(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
        }
    }
}
