import DocketDomain
import DocketExport

/// Something that a user can set: a row of the table in `Setting+All.swift`.
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
        /// A number from 0 to 1.
        case share
        /// A text on one line; what it is, in words.
        case text(String, TextRule)
    }

    /// What a text has to be.
    package enum TextRule: Hashable, Sendable {
        case anything, bucketName, region, serverAddress

        func takes(_ text: String) -> Bool {
            switch self {
            case .anything: true
            case .bucketName: S3Bucket.isName(text)
            case .region: S3Bucket.isRegion(text)
            case .serverAddress: S3Bucket.isAddress(text)
            }
        }
    }

    /// The files that a setting may stand in.
    package enum Place: Hashable, Sendable {
        /// The user's and a workspace's.
        case anywhere
        /// The user's only.
        case user
    }

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
        case .share: "a number from 0 to 1"
        case .choice(let choices):
            choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
        case .text(let words, _): words
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
        case .text(_, let rule):
            !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
                && (text.trimmed.isEmpty || rule.takes(text.trimmed)) ? text.trimmed : nil
        case .share: Double(text).flatMap { (0...1).contains($0) ? String($0) : nil }
        case .number(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
        }
    }
}
