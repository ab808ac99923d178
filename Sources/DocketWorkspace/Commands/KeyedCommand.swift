import DocketDomain
import Foundation

/// A command, and the key by which it is known where it comes again.
struct KeyedCommand: Sendable {
    struct Key: Sendable {
        let text: String
        /// A digest that is equal for equal commands.
        let fingerprint: String
    }

    let command: Command
    let key: Key?

    /// - Throws: `invalidArgument` where the key is none.
    init(_ command: Command, key: String?) throws {
        self.command = command
        self.key = try key.map { text in
            try LocalWorkspace.check(text)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return Key(text: text, fingerprint: StableDigest.sha256(try encoder.encode(command)))
        }
    }
}
