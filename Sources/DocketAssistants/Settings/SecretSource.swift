package import DocketDomain
internal import Foundation

/// Where a key, or another secret, is taken from when it is needed: it is never kept in the settings.
package enum SecretSource: Hashable, Sendable {
    /// A variable of the environment.
    case environment(String)
    /// A file that only its owner may read.
    case file(String)

    private static let maximumBytes = 4096

    /// The key of an agent.
    ///
    /// - Throws: `configuration` that says where it was looked for, and never what it is.
    package func key(environment: [String: String]) throws(DocketError) -> Secret {
        try Secret(text(called: "key", environment: environment))
    }

    /// What is there; white space around it does not belong to it.
    ///
    /// - Parameter what: What it is called where it is missing, such as `key`.
    /// - Throws: `configuration` that says where it was looked for, and never what it is.
    package func text(called what: String, environment: [String: String]) throws(DocketError) -> String {
        switch self {
        case .environment(let name):
            guard let value = environment[name]?.trimmed, !value.isEmpty else {
                throw DocketError(
                    .configuration,
                    "The \(what) is missing: the environment has no \(name). Set it before docket is started.")
            }
            return value
        case .file(let path):
            return try Self.contents(of: path, called: what)
        }
    }

    private static func contents(of path: String, called what: String) throws(DocketError) -> String {
        var status = stat()
        // Without waiting: a pipe would keep docket until somebody writes to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw DocketError(
                .configuration,
                "The \(what) is missing: \(path) is no plain file that can be read. Write the \(what) to it, and `chmod 600 \(path)`."
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw DocketError(.configuration, "Others may read the \(what) in \(path). Run `chmod 600 \(path)`.")
        }
        var buffer = [UInt8](repeating: 0, count: maximumBytes + 1)
        let count = read(descriptor, &buffer, buffer.count)
        let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self).trimmed
        guard !text.isEmpty, count <= maximumBytes else {
            throw DocketError(
                .configuration, "The file \(path) holds no \(what). Write the \(what) to it, and nothing else.")
        }
        return text
    }
}
