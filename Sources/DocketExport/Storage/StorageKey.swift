package import DocketDomain

/// Where a stored file lies: folders and a name, each made safe. It is derived, never taken: no text from content or
/// from a user can leave the place that a storage was given.
package struct StorageKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The parts between the slashes: letters, digits, `-`, `_`, `.` and `%`; none begins with a dot.
    package let parts: [String]

    /// The key of an export's file: `{userId}/{exportId}.{format}`.
    package init(export: ExportID, of user: UserID, fileExtension: String) {
        parts = [
            Self.safe(user.rawValue),
            Self.safe(export.rawValue) + "." + String(fileExtension.unicodeScalars.filter(Self.isLetterOrDigit)),
        ]
    }

    /// Reads a key as `description` writes it; nothing where it could not have been written.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isSafe = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.count <= Self.longestPart + 8 && !part.hasPrefix(".")
                && part.unicodeScalars.allSatisfy { Self.isPlain($0) || $0 == "." || $0 == "%" }
        }
        guard isSafe else { return nil }
        self.parts = parts
    }

    /// The export whose file it is, where it is one's.
    package var exportID: ExportID {
        ExportID((parts.last ?? "").split(separator: ".").first.map(String.init) ?? "")
    }

    package var description: String { parts.joined(separator: "/") }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }

    /// File systems take 255 bytes for a name; an ending and a mark of a partial file still fit.
    private static let longestPart = 200

    /// The text with everything but letters, digits, `-` and `_` as `%XX`, and inner dots as they are; a text that gets
    /// too long is cut, and told apart from others by a digest.
    private static func safe(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if isPlain(scalar) || (scalar == "." && !result.isEmpty) {
                result.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }
        }
        guard result.utf8.count > longestPart else { return result.isEmpty ? "%" : result }
        return String(result.prefix(longestPart - 33)) + "%" + StableDigest.sha256(Array(text.utf8)).prefix(32)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || scalar == "-" || scalar == "_"
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
