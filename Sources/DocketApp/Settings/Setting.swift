import DocketDomain

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
        /// Any text on one line; what it is, in words.
        case text(String)
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
            key: "exports.storage", kind: .choice(["local", "s3"]), standard: "local",
            summary: "Where exports are kept: in the workspace, or in an S3 bucket.", place: .user),
        Setting(
            key: "exports.bucket", kind: .text("a bucket's name"), standard: "",
            summary: "The S3 bucket; its keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", place: .user),
        Setting(
            key: "exports.region", kind: .text("a region such as eu-central-1"), standard: "us-east-1",
            summary: "The bucket's region.", place: .user),
        Setting(
            key: "exports.endpoint", kind: .text("an http or https address"), standard: "",
            summary: "The S3 server; Amazon's own unless it is given.", place: .user),
        Setting(
            key: "exports.style", kind: .choice(["path", "virtual"]), standard: "path",
            summary: "Whether addresses name the bucket in their path or in their host.", place: .user),
        Setting(
            key: "exports.jobs_per_minute", kind: .number(0 ... .max), standard: "0",
            summary: "Exports that a user may begin within a minute; 0 for any number.", place: .anywhere),
        Setting(
            key: "exports.total_bytes", kind: .number(0 ... .max), standard: "0",
            summary: "Bytes that a user's exports may take in all; 0 for any number.", place: .anywhere),
        Setting(
            key: "opener", kind: .text("a program and its arguments, separated by blanks"), standard: "",
            summary: "What opens exports: a program; the file comes last. No shell. The system's own unless given.",
            place: .user),
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
        case .number(let range) where range.upperBound == .max: "a whole number, \(range.lowerBound) or more"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices):
            choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
        case .text(let words): words
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
        case .text: text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? nil : text.trimmed
        case .number(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
        }
    }
}
