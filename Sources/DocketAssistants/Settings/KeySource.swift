package import DocketDomain
internal import Foundation

/// Where an agent's key is taken from when it is needed: it is never kept in the settings.
package enum KeySource: Hashable, Sendable {
    /// A variable of the environment.
    case environment(String)
    /// A file that only its owner may read.
    case file(String)

    private static let maximumBytes = 4096

    /// The key; white space around it does not belong to it.
    ///
    /// - Throws: `configuration` that says where it was looked for, and never what it is.
    package func key(environment: [String: String]) throws(DocketError) -> Secret {
        switch self {
        case .environment(let name):
            guard let value = environment[name]?.trimmed, !value.isEmpty else {
                throw DocketError(
                    .configuration,
                    "The key is missing: the environment has no \(name). Set it before docket is started.")
            }
            return try Secret(value)
        case .file(let path):
            return try Secret(Self.contents(of: path))
        }
    }

    private static func contents(of path: String) throws(DocketError) -> String {
        var status = stat()
        // Without waiting: a pipe would keep docket until somebody writes to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw DocketError(
                .configuration,
                "The key is missing: \(path) is no plain file that can be read. Write the key to it, and `chmod 600 \(path)`."
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw DocketError(.configuration, "Others may read the key in \(path). Run `chmod 600 \(path)`.")
        }
        var buffer = [UInt8](repeating: 0, count: maximumBytes + 1)
        let count = read(descriptor, &buffer, buffer.count)
        let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self).trimmed
        guard !text.isEmpty, count <= maximumBytes else {
            throw DocketError(
                .configuration, "The key file \(path) holds no key. Write the key to it, and nothing else.")
        }
        return text
    }
}
