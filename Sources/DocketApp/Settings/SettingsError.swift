/// Settings that cannot be used: what is wrong, where, and what is allowed.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String
    package let file: String?
    package let key: String?
    /// Counted from 1.
    package let line: Int?

    package init(_ message: String, file: String? = nil, key: String? = nil, line: Int? = nil) {
        self.message = message
        self.file = file
        self.key = key
        self.line = line
    }

    /// The message, after the file and line that it is about.
    package var description: String {
        guard let file else { return message }
        return line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
