package import DocketDomain

/// Derives the names of files from titles: readable, and safe on every system.
package enum FileName {
    /// What file systems take.
    static let maximumBytes = 255

    /// Such as `Fee comparison 2026-11-21.pdf`.
    package static func make(title: String, date: Timestamp, fileExtension: String) -> String {
        let end = " \(CivilTime(date).date).\(fileExtension)"
        return stem(title, bytes: maximumBytes - end.utf8.count) + end
    }

    /// A title as a name of at most so many bytes, without an extension.
    static func stem(_ title: String, bytes: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in title.unicodeScalars where !isInvisible(scalar) {
            scalars.append(isForbidden(scalar) ? " " : scalar)
        }
        let words = String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var name = words.drop { ".-~ ".contains($0) }[...]
        while name.utf8.count > bytes { name.removeLast() }
        while let last = name.last, last == "." || last == " " { name.removeLast() }
        guard !name.isEmpty else { return "Untitled" }
        let device = name.prefix { $0 != "." }.uppercased()
        return devices.contains(device) ? "_\(name)" : String(name)
    }

    /// Characters that a file system or a shell reads as something else.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": true
        default: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        }
    }

    /// Format characters could make a name read differently from what it is; joiners are part of words and of emoji.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D: false
        default: scalar.properties.generalCategory == .format
        }
    }

    /// Names that Windows takes for devices.
    private static let devices: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
