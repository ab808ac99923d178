/// A key that at most one stream of a tenant owns: what must be unique is claimed in the log.
package struct ClaimKey: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
